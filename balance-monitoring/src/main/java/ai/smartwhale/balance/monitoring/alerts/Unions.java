// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which of some things belong together, as more of it becomes known. */
final class Unions {

    private final int[] parents;

    Unions(int size) {
        parents = IntStream.range(0, size).toArray();
    }

    void join(int one, int other) {
        parents[root(one)] = root(other);
    }

    private int root(int start) {
        int at = start;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** For each thing all that belong together with it, itself among them. Of the same group it is the same list. */
    List<List<Integer>> groups() {
        Map<Integer, List<Integer>> members = new HashMap<>();
        List<List<Integer>> groups = new ArrayList<>(parents.length);
        for (int i = 0; i < parents.length; i++) {
            List<Integer> group = members.computeIfAbsent(root(i), root -> new ArrayList<>());
            group.add(i);
            groups.add(group);
        }
        return groups;
    }
}
