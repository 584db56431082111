// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The well-supported values of a column, searched for those that are spelt like another one. Signatures of the
 * characters turn most candidates down before a distance is measured. Safe for use by many threads.
 */
final class Neighbors {

    private static final int MOST = 4096;
    private static final int LONGEST = 400;

    private final String[] values;
    private final int[] counts;
    private final long[] signatures;

    private Neighbors(String[] values, int[] counts) {
        this.values = values;
        this.counts = counts;
        this.signatures = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            signatures[i] = signature(values[i]);
        }
    }

    /** The values of at least a count, the most frequent first. */
    static Neighbors of(ValueCounts column, int least) {
        List<Integer> codes = new ArrayList<>();
        for (int code = 0; code < column.size(); code++) {
            if (column.count(code) >= least && column.value(code).length() <= LONGEST) {
                codes.add(code);
            }
        }
        codes.sort(
                Comparator.comparingInt((Integer code) -> -column.count(code)).thenComparing(column::value));
        int size = Math.min(MOST, codes.size());
        String[] values = new String[size];
        int[] counts = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = column.value(codes.get(i));
            counts[i] = column.count(codes.get(i));
        }
        return new Neighbors(values, counts);
    }

    int size() {
        return values.length;
    }

    String value(int i) {
        return values[i];
    }

    int count(int i) {
        return counts[i];
    }

    /**
     * The nearest value that is not the value itself, the more frequent one among equally near ones.
     *
     * @param least how often the neighbour must occur
     * @param digits whether it must differ in digits only, or in anything else
     */
    Optional<Neighbor> nearest(String value, int least, boolean digits, EditDistance distance) {
        int length = value.length();
        if (length > LONGEST) {
            return Optional.empty();
        }
        int most = reach(length);
        long signature = signature(value);
        int found = -1;
        int best = most + 1;
        for (int i = 0; i < values.length && counts[i] >= least && best > 1; i++) {
            // Each edit changes two bits of the signature at most.
            if (Math.abs(values[i].length() - length) > best - 1
                    || Long.bitCount(signatures[i] ^ signature) > 2 * (best - 1)
                    || values[i].equals(value)
                    || EditDistance.digitsOnly(values[i], value) != digits) {
                continue;
            }
            int far = distance.between(value, values[i], best - 1);
            if (far < best) {
                best = far;
                found = i;
            }
        }
        return found < 0 || best >= Math.max(length, values[found].length())
                ? Optional.empty()
                : Optional.of(new Neighbor(values[found], counts[found], best, relative(best, length, values[found])));
    }

    /** How many edits are looked for: a quarter of the length, one at least. */
    static int reach(int length) {
        return Math.max(1, Math.min(24, length / 4));
    }

    private static double relative(int distance, int length, String other) {
        return distance / (double) Math.max(1, Math.max(length, other.length()));
    }

    private static long signature(String value) {
        long bits = 0;
        for (int i = 0; i < value.length(); i++) {
            bits |= 1L << ((value.charAt(i) * 0x9E3779B9) >>> 26);
        }
        return bits;
    }

    /** A value that is spelt alike. */
    record Neighbor(String value, int count, int distance, double relative) {}
}
