// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Joins links to groups, but not by a chain whose ends have nothing in common. */
final class Clusters {

    /** How many pairs across two groups are looked at. */
    private static final int MOST_LOOKS = 16;

    /** Says how probable it is that two records mean the same. */
    @FunctionalInterface
    interface Probability {
        double of(int one, int other);
    }

    /**
     * A group.
     *
     * @param members their indexes, rising
     * @param weakest the least probability by which it was joined
     */
    record Cluster(int[] members, double weakest) {}

    private final Map<Integer, Cluster> clusters = new HashMap<>();
    private final int[] clusterOf;

    Clusters(int size) {
        clusterOf = IntStream.range(0, size).toArray();
    }

    /** Joins the groups of both ends if records across them mean the same on average. */
    void join(Link link, Probability probability, double threshold) {
        int one = clusterOf[link.first()];
        int other = clusterOf[link.second()];
        if (one == other) {
            return;
        }
        Cluster left = clusters.getOrDefault(one, new Cluster(new int[] {link.first()}, 1));
        Cluster right = clusters.getOrDefault(other, new Cluster(new int[] {link.second()}, 1));
        if (mean(left, right, probability) < threshold) {
            return;
        }
        int[] members = IntStream.concat(IntStream.of(left.members()), IntStream.of(right.members()))
                .sorted()
                .toArray();
        double weakest = Math.min(link.probability(), Math.min(left.weakest(), right.weakest()));
        clusters.remove(one);
        clusters.remove(other);
        clusters.put(members[0], new Cluster(members, weakest));
        for (int member : members) {
            clusterOf[member] = members[0];
        }
    }

    private static double mean(Cluster left, Cluster right, Probability probability) {
        double sum = 0;
        int looks = 0;
        for (int i = 0; i < left.members().length && looks < MOST_LOOKS; i++) {
            for (int j = 0; j < right.members().length && looks < MOST_LOOKS; j++) {
                sum += probability.of(left.members()[i], right.members()[j]);
                looks++;
            }
        }
        return sum / looks;
    }

    List<Cluster> all() {
        return new ArrayList<>(clusters.values());
    }
}
