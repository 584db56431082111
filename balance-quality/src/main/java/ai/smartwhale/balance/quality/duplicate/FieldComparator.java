// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

/** Compares two records in one field. */
final class FieldComparator {

    private static final double CLOSE_SIMILARITY = 0.92;
    private static final double LOOSE_SIMILARITY = 0.8;
    private static final int SHORTEST_WITH_ERROR = 4;
    private static final int SHORTEST_WITH_ERRORS = 7;

    /** Two values that both come this often are two values, however alike: codes, ages, names of streets. */
    private static final int TOO_OFTEN_FOR_AN_ERROR = 3;

    private static final double NUMERIC_SHARE = 0.9;

    private final PreparedField field;
    private final boolean numeric;

    FieldComparator(PreparedField field) {
        this.field = field;
        long numbers = field.values().stream().filter(FieldComparator::isNumber).count();
        this.numeric = numbers >= NUMERIC_SHARE * field.values().size();
    }

    PreparedField field() {
        return field;
    }

    Agreement compare(int one, int other) {
        int first = field.codes()[one];
        int second = field.codes()[other];
        if (first < 0 || second < 0) {
            return Agreement.UNKNOWN;
        }
        if (first == second) {
            return Agreement.SAME;
        }
        if (Math.min(field.counts()[first], field.counts()[second]) >= TOO_OFTEN_FOR_AN_ERROR) {
            return Agreement.DIFFERENT;
        }
        String left = field.values().get(first);
        String right = field.values().get(second);
        return numeric ? compareNumbers(left, right) : compareTexts(left, right);
    }

    /** Digits that were mistyped; a long number may have two such errors. */
    private static Agreement compareNumbers(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        int edits = TextSimilarity.edits(left, right, 2);
        if (edits <= 1 && shorter >= SHORTEST_WITH_ERROR) {
            return Agreement.CLOSE;
        }
        boolean loose = edits <= 1 || (edits == 2 && shorter >= SHORTEST_WITH_ERRORS);
        return loose ? Agreement.LOOSE : Agreement.DIFFERENT;
    }

    private static Agreement compareTexts(String left, String right) {
        double similarity = TextSimilarity.jaroWinkler(left, right);
        if (similarity >= CLOSE_SIMILARITY) {
            return Agreement.CLOSE;
        }
        int shorter = Math.min(left.length(), right.length());
        if (shorter >= SHORTEST_WITH_ERROR && TextSimilarity.edits(left, right, 1) <= 1) {
            return Agreement.CLOSE;
        }
        return similarity >= LOOSE_SIMILARITY ? Agreement.LOOSE : Agreement.DIFFERENT;
    }

    private static boolean isNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isDigit(c) && "+-./:,".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
