// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighted max-min fairness by filling up (Bertsekas and Gallager, "Data Networks", 6.5.2): nobody gets more than it
 * wants, and what a modest holder leaves goes to the others by their weights.
 */
final class MaxMinShares {

    private MaxMinShares() {}

    static Map<String, Long> share(long capacity, List<ShareDemand> demands) {
        List<ShareDemand> modestFirst = new ArrayList<>(demands);
        modestFirst.sort(Comparator.comparingDouble(d -> d.bytes() / d.weight()));
        double weights = demands.stream().mapToDouble(ShareDemand::weight).sum();
        long left = capacity;
        Map<String, Long> granted = new LinkedHashMap<>();
        demands.forEach(d -> granted.put(d.holder(), 0L));
        for (ShareDemand demand : modestFirst) {
            double fair = weights <= demand.weight() ? left : left * (demand.weight() / weights);
            long share = Math.min(left, Math.min(demand.bytes(), (long) fair));
            granted.put(demand.holder(), share);
            left -= share;
            weights -= demand.weight();
        }
        return granted;
    }
}
