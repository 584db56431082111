// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts reasons in words; what differs in numbers only is one reason. Thread-safe. */
final class Reasons {

    private static final int MOST = 50;
    private static final int LONGEST = 160;
    private static final String OTHERS = "others";

    private final Map<String, Long> counts = new HashMap<>();

    synchronized void add(String words) {
        String head = words.substring(0, Math.min(LONGEST, words.length()));
        String kind = head.replaceAll("[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9]+", "#");
        counts.merge(counts.containsKey(kind) || counts.size() < MOST ? kind : OTHERS, 1L, Long::sum);
    }

    synchronized Map<String, Long> counts() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
