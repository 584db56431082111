// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Joins alerts that share a label and began soon after each other. */
final class CauseGroups {

    private CauseGroups() {}

    /** For each alert, the indexes of its group. Lists of the same group are the same list. */
    static List<List<Integer>> of(List<Alert> alerts, Duration within, Set<String> sharedByAll) {
        int[] parents = IntStream.range(0, alerts.size()).toArray();
        List<Integer> byStart = IntStream.range(0, alerts.size())
                .boxed()
                .sorted(Comparator.comparing(i -> alerts.get(i).startsAt()))
                .toList();
        Map<Map.Entry<String, String>, Integer> latest = new HashMap<>();
        for (int i : byStart) {
            for (Map.Entry<String, String> label : alerts.get(i).labels().entrySet()) {
                if (sharedByAll.contains(label.getKey())) {
                    continue;
                }
                Integer before = latest.put(Map.entry(label.getKey(), label.getValue()), i);
                if (before != null
                        && isSoonAfter(
                                alerts.get(before).startsAt(), alerts.get(i).startsAt(), within)) {
                    parents[root(parents, i)] = root(parents, before);
                }
            }
        }
        Map<Integer, List<Integer>> members = new HashMap<>();
        List<List<Integer>> groups = new ArrayList<>(alerts.size());
        for (int i = 0; i < parents.length; i++) {
            List<Integer> group = members.computeIfAbsent(root(parents, i), root -> new ArrayList<>());
            group.add(i);
            groups.add(group);
        }
        return groups;
    }

    private static boolean isSoonAfter(Instant before, Instant after, Duration within) {
        return Duration.between(before, after).compareTo(within) <= 0;
    }

    private static int root(int[] parents, int start) {
        int at = start;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
