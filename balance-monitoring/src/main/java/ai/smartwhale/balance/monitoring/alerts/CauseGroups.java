// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Joins alerts that share a label and began soon after each other, and those of a cascade. */
final class CauseGroups {

    private CauseGroups() {}

    /** For each alert, the indexes of its group. Lists of the same group are the same list. */
    static List<List<Integer>> of(List<AlertSubject> subjects, AlertClassifierConfig config) {
        Unions unions = new Unions(subjects.size());
        List<Integer> byStart = IntStream.range(0, subjects.size())
                .boxed()
                .sorted(Comparator.comparing(i -> subjects.get(i).alert().startsAt()))
                .toList();
        joinByLabels(subjects, byStart, config, unions);
        Cascades.join(subjects, byStart, config, unions);
        return unions.groups();
    }

    private static void joinByLabels(
            List<AlertSubject> subjects, List<Integer> byStart, AlertClassifierConfig config, Unions unions) {
        Map<Map.Entry<String, String>, Integer> latest = new HashMap<>();
        for (int i : byStart) {
            Alert alert = subjects.get(i).alert();
            for (Map.Entry<String, String> label : alert.labels().entrySet()) {
                if (config.sharedByAll().contains(label.getKey())) {
                    continue;
                }
                Integer before = latest.put(Map.entry(label.getKey(), label.getValue()), i);
                if (before != null
                        && isSoonAfter(
                                subjects.get(before).alert().startsAt(), alert.startsAt(), config.sameCauseWithin())) {
                    unions.join(i, before);
                }
            }
        }
    }

    private static boolean isSoonAfter(Instant before, Instant after, Duration within) {
        return Duration.between(before, after).compareTo(within) <= 0;
    }
}
