// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.detect.Neighbors.Neighbor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How much it says that a rare value is spelt like a frequent one, measured on the column itself. Where frequent values
 * are often spelt like each other, as codes are, it says nothing; where they are not, it says much. The share of rare
 * values that are near a frequent one by chance is estimated as in false discovery rates (Storey 2002), with the
 * distances between frequent values as the null distribution, for each order of magnitude of the count by itself.
 */
final class Nearness {

    private static final double FAR = 2;
    private static final int CLASSES = 6;
    private static final double MOST = 0.98;
    private static final double TYPO_IS_NEAR = 0.9;
    private static final double PRIOR = 2;
    private static final int SAMPLE = 1024;

    /** How likely a value that occurs 1, 2, 4, ... times is meant as it is: errors are seldom made twice alike. */
    private static final double[] HONEST = {0.5, 0.75, 0.88, 0.94, 0.97, 0.985};

    private final Neighbors frequent;
    private final boolean digits;
    private final int credible;
    private final double[] chance;
    private final double[][] rare;

    private Nearness(Neighbors frequent, boolean digits, int credible, double[] chance, double[][] rare) {
        this.frequent = frequent;
        this.digits = digits;
        this.credible = credible;
        this.chance = chance;
        this.rare = rare;
    }

    /**
     * Measures a column.
     *
     * @param credible from how many occurrences on a value is believed
     * @param digits whether values are compared that differ in digits only, or all others
     */
    static Nearness learn(ValueCounts values, int credible, boolean digits, Predicate<String> suspect) {
        Neighbors frequent = Neighbors.of(values, credible);
        EditDistance distance = new EditDistance();
        double[] chance = new double[frequent.size()];
        for (int i = 0; i < chance.length; i++) {
            chance[i] = relative(frequent.nearest(frequent.value(i), 1, digits, distance));
        }
        Arrays.sort(chance);
        List<List<Double>> found = new ArrayList<>();
        for (int order = 0; order < CLASSES; order++) {
            found.add(new ArrayList<>());
        }
        for (int i = 0; i < values.size(); i++) {
            int count = values.count(i);
            if (order(count) < CLASSES
                    && frequent.size() > 0
                    && suspect.test(values.value(i))
                    && found.get(order(count)).size() < SAMPLE) {
                found.get(order(count))
                        .add(relative(frequent.nearest(values.value(i), least(credible, count), digits, distance)));
            }
        }
        double[][] rare = new double[CLASSES][];
        for (int order = 0; order < CLASSES; order++) {
            rare[order] = found.get(order).stream().mapToDouble(d -> d).sorted().toArray();
        }
        return new Nearness(frequent, digits, credible, chance, rare);
    }

    private static double relative(Optional<Neighbor> neighbor) {
        return neighbor.map(Neighbor::relative).orElse(FAR);
    }

    private static int least(int credible, int count) {
        return Math.max(credible, 2 * Math.max(1, count));
    }

    private static int order(int count) {
        return 31 - Integer.numberOfLeadingZeros(Math.max(1, count));
    }

    int frequentValues() {
        return frequent.size();
    }

    /** The frequent value that a value may be a misspelling of, with the probability that it is. */
    Optional<Suspicion> of(String value, int count) {
        if (order(count) >= CLASSES || frequent.size() == 0) {
            return Optional.empty();
        }
        return frequent.nearest(value, least(credible, count), digits, new EditDistance())
                .map(neighbor -> new Suspicion(
                        neighbor,
                        Math.min(
                                MOST,
                                discovery(order(count), neighbor.relative())
                                        * (1 - 0.8 / (1 + neighbor.count() / (double) Math.max(1, count))))));
    }

    private double discovery(int order, double relative) {
        double[] found = rare[order];
        double byChance = (upTo(chance, relative) + 0.5) / (chance.length + 2.0);
        double farByChance = (chance.length - upTo(chance, 1) + 1.5) / (chance.length + 2.0);
        double far = (found.length - upTo(found, 1)) / farByChance;
        double honest = (Math.min(found.length, far) + PRIOR * HONEST[order]) / (found.length + PRIOR);
        double meant = honest * byChance;
        return 1 - meant / (meant + (1 - honest) * TYPO_IS_NEAR);
    }

    private static int upTo(double[] sorted, double limit) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** A value that may have been meant. */
    record Suspicion(Neighbor neighbor, double probability) {}
}
