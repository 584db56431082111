// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far data is from what it was, field by field. Pure functions; safe for use by many threads. */
public final class Drift {

    private static final double NUMERIC = 0.95;
    private static final int MANY = 64;
    private static final int BINS = 10;
    private static final int GRID = 200;
    private static final double ALPHA = 0.01;

    private Drift() {}

    /**
     * Compares two profiles.
     *
     * @param expected what was before
     * @param actual what is now, with the same fields
     * @return for each field, in the order of the columns
     * @throws InvalidValueException if the fields differ
     */
    public static List<FieldDrift> between(TableProfile expected, TableProfile actual) {
        InvalidValueException.requirePresent("expected", expected);
        InvalidValueException.requirePresent("actual", actual);
        if (!expected.names().equals(actual.names())) {
            throw new InvalidValueException(
                    "actual.names", actual.names(), expected.names().toString());
        }
        List<FieldDrift> drifts = new ArrayList<>();
        for (int column = 0; column < expected.fields().size(); column++) {
            drifts.add(between(expected.fields().get(column), actual.fields().get(column)));
        }
        return drifts;
    }

    /**
     * One number for all fields: the largest distance of those that are not by chance, at 1 % for all fields together.
     *
     * @param drifts of all fields
     * @return 0 to 1
     */
    public static double index(List<FieldDrift> drifts) {
        double largest = 0;
        for (FieldDrift drift : drifts) {
            if (drift.pValue() < ALPHA / drifts.size()) {
                largest = Math.max(largest, drift.distance());
            }
        }
        return largest;
    }

    private static FieldDrift between(FieldProfile expected, FieldProfile actual) {
        long before = expected.cells() - expected.absent();
        long now = actual.cells() - actual.absent();
        if (before == 0 || now == 0) {
            boolean same = before == now;
            return new FieldDrift(expected.field(), false, same ? 0 : 1, same ? 0 : 1, same ? 1 : 0);
        }
        boolean numeric = expected.numeric() >= NUMERIC && actual.numeric() >= NUMERIC;
        return numeric && expected.distinct() > BINS
                ? numbers(expected, actual)
                : categories(expected, actual, before, now);
    }

    private static FieldDrift numbers(FieldProfile expected, FieldProfile actual) {
        double[] shares = new double[BINS];
        double[] others = new double[BINS];
        double before = 0;
        double beforeOther = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double limit = expected.quantile((bin + 1.0) / BINS).orElse(0);
            double share = bin == BINS - 1 ? 1 : expected.shareUpTo(limit).orElse(1);
            double other = bin == BINS - 1 ? 1 : actual.shareUpTo(limit).orElse(1);
            shares[bin] = Math.max(0, share - before);
            others[bin] = Math.max(0, other - beforeOther);
            before = Math.max(before, share);
            beforeOther = Math.max(beforeOther, other);
        }
        double distance = 0;
        for (int i = 0; i <= GRID; i++) {
            distance = Math.max(
                    distance,
                    apart(expected, actual, expected.quantile(i / (double) GRID).orElse(0)));
            distance = Math.max(
                    distance,
                    apart(expected, actual, actual.quantile(i / (double) GRID).orElse(0)));
        }
        long one = expected.cells() - expected.absent();
        long two = actual.cells() - actual.absent();
        return new FieldDrift(
                expected.field(),
                true,
                stability(shares, others, one, two),
                distance,
                KolmogorovSmirnov.pValue(distance, one, two));
    }

    private static double apart(FieldProfile expected, FieldProfile actual, double at) {
        return Math.abs(expected.shareUpTo(at).orElse(0) - actual.shareUpTo(at).orElse(0));
    }

    private static FieldDrift categories(FieldProfile expected, FieldProfile actual, long before, long now) {
        // Where nearly every value is another one, their forms are compared.
        boolean forms = expected.distinct() > MANY || expected.error() > 0;
        Map<String, Long> one = forms ? expected.forms() : counts(expected);
        Map<String, Long> two = forms ? actual.forms() : counts(actual);
        Set<String> keys = new HashSet<>(one.keySet());
        keys.addAll(two.keySet());
        double[] shares = new double[keys.size() + 1];
        double[] others = new double[keys.size() + 1];
        int at = 0;
        for (String key : keys) {
            shares[at] = one.getOrDefault(key, 0L) / (double) before;
            others[at++] = two.getOrDefault(key, 0L) / (double) now;
        }
        shares[at] = rest(shares);
        others[at] = rest(others);
        return new FieldDrift(
                expected.field(),
                false,
                stability(shares, others, before, now),
                Divergence.jensenShannon(shares, others),
                Divergence.chiSquareP(shares, others, before, now));
    }

    private static Map<String, Long> counts(FieldProfile profile) {
        Map<String, Long> counts = new java.util.HashMap<>();
        profile.frequent().forEach(one -> counts.put(one.value(), one.count()));
        return counts;
    }

    private static double rest(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return Math.max(0, 1 - sum);
    }

    /** With half a record in each bin, so that an empty one makes it large and not infinite. */
    private static double stability(double[] shares, double[] others, long before, long now) {
        double sum = 0;
        for (int bin = 0; bin < shares.length; bin++) {
            if (shares[bin] > 0 || others[bin] > 0) {
                double one = (shares[bin] * before + 0.5) / (before + 0.5 * shares.length);
                double two = (others[bin] * now + 0.5) / (now + 0.5 * shares.length);
                sum += (two - one) * Math.log(two / one);
            }
        }
        return Math.max(0, sum);
    }
}
