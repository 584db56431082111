// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A mixture of three sorts of pairs, fitted by expectation maximisation: strangers; duplicates, whose fields differ
 * only by error and therefore seldom; and siblings, which share much but differ always in the same fields, as the rows
 * of one hospital that hold different measures. Without siblings a table of such rows would be taken for duplicates,
 * since fields that hang together would count as if each of them agreed by itself.
 */
final class AgreementModel {

    private static final int ROUNDS = 12;
    private static final int MOST_SIBLINGS = 8;
    private static final int DUPLICATE = 0;
    private static final int STRANGER = 1;

    /** How duplicates agree in the usual case, and how many pairs must speak against it to be heard as much. */
    private static final double[] USUAL = {0.83, 0.10, 0.03, 0.04};

    private static final double USUAL_WEIGHT = 50;
    private static final double MOST_DIFFERENT = 0.1;

    /** Errors in one field make siblings of a few duplicates; so those have to be many to be believed. */
    private static final double SIBLING_FACTOR = 0.1;

    private static final double RAREST = 1e-6;

    private final List<FieldComparator> fields;
    private final double[] usualChance;
    private final List<PairClass> classes = new ArrayList<>();

    AgreementModel(List<FieldComparator> fields) {
        this.fields = fields;
        this.usualChance = fields.stream()
                .mapToDouble(field -> Math.max(RAREST, field.field().chanceOfAgreement()))
                .toArray();
        classes.add(PairClass.near(fields.size(), USUAL, USUAL_WEIGHT, MOST_DIFFERENT));
        classes.add(PairClass.free(fields.size()));
    }

    /**
     * Learns.
     *
     * @param possible pairs that may be of any sort: the levels of their fields
     * @param strangers pairs that are too far from each other to be duplicates
     */
    void learn(List<byte[]> possible, List<byte[]> strangers) {
        List<PairPattern> patterns = PairPattern.of(possible, strangers);
        List<Long> masks = commonDifferences(patterns);
        for (int s = 0; s < masks.size(); s++) {
            classes.add(PairClass.free(fields.size()));
        }
        double[][] weights = new double[classes.size()][patterns.size()];
        for (int p = 0; p < weights[DUPLICATE].length; p++) {
            PairPattern pattern = patterns.get(p);
            int sibling = masks.indexOf(differences(pattern.levels()));
            int sort = isClear(pattern.levels()) ? DUPLICATE : STRANGER;
            weights[sibling >= 0 ? STRANGER + 1 + sibling : sort][p] = pattern.possible();
            weights[STRANGER][p] += pattern.strangers();
        }
        double all = possible.size() + (double) strangers.size();
        double[] shares = new double[classes.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int c = 0; c < shares.length; c++) {
                classes.get(c).learn(patterns, weights[c], all, c > STRANGER ? SIBLING_FACTOR : 1);
            }
            for (int p = 0; p < weights[DUPLICATE].length; p++) {
                PairPattern pattern = patterns.get(p);
                share(pattern.levels(), shares);
                for (int c = 0; c < shares.length; c++) {
                    weights[c][p] = shares[c] * (pattern.possible() + pattern.strangers());
                }
                double taken = shares[DUPLICATE] * pattern.strangers();
                weights[DUPLICATE][p] -= taken;
                weights[STRANGER][p] += taken;
            }
        }
    }

    private void share(byte[] levels, double[] shares) {
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = classes.get(c).log(levels);
            most = Math.max(most, shares[c]);
        }
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = Math.exp(shares[c] - most);
            sum += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= sum;
        }
    }

    /** The sets of fields in which most pairs differ: from those siblings are looked for. */
    private static List<Long> commonDifferences(List<PairPattern> patterns) {
        Map<Long, Integer> counts = new HashMap<>();
        for (PairPattern pattern : patterns) {
            if (pattern.possible() > 0) {
                counts.merge(differences(pattern.levels()), pattern.possible(), Integer::sum);
            }
        }
        counts.remove(0L);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SIBLINGS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The fields that differ, as bits; the sixty-fifth field shares its bit with the first. */
    private static long differences(byte[] levels) {
        long mask = 0;
        for (int f = 0; f < levels.length; f++) {
            if (levels[f] == Agreement.DIFFERENT.ordinal()) {
                mask |= 1L << f;
            }
        }
        return mask;
    }

    /** Whether nothing speaks against a pair and most of it is known: from those all learning begins. */
    private static boolean isClear(byte[] levels) {
        int known = 0;
        for (byte level : levels) {
            known += level < Agreement.LEVELS ? 1 : 0;
        }
        return differences(levels) == 0 && 2 * known > levels.length;
    }

    /** What one field says for or against a pair, in natural units. */
    double evidence(int field, int level, int record) {
        double evidence =
                classes.get(DUPLICATE).log(field, level) - classes.get(STRANGER).log(field, level);
        return level == Agreement.SAME.ordinal() ? evidence + rarity(field, record) : evidence;
    }

    /** Strangers agree on a rare value less often than on a frequent one; half of it, since values are also wrong. */
    private double rarity(int field, int record) {
        PreparedField values = fields.get(field).field();
        return Math.log(usualChance[field] / Math.max(RAREST, values.share(values.codes()[record]))) / 2;
    }

    /** How probable it is that a pair is one of duplicates. */
    double probability(byte[] levels, int record) {
        double rarity = 0;
        for (int f = 0; f < levels.length; f++) {
            rarity += levels[f] == Agreement.SAME.ordinal() ? rarity(f, record) : 0;
        }
        double duplicate = classes.get(DUPLICATE).log(levels);
        double odds = Math.exp(classes.get(STRANGER).log(levels) - rarity - duplicate);
        for (PairClass sibling : classes.subList(STRANGER + 1, classes.size())) {
            odds += Math.exp(sibling.log(levels) - duplicate);
        }
        return 1 / (1 + odds);
    }
}
