// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.util.List;

/**
 * One field of a batch in normal form: every distinct value once, and for each record the number of its value.
 *
 * @param name of the field
 * @param values the distinct values
 * @param codes the number of the value of each record, -1 where it is missing
 * @param counts how many records have each value
 * @param filled how many records have one
 */
record PreparedField(String name, List<String> values, int[] codes, int[] counts, int filled) {

    static final int MISSING = -1;

    /** A number of an own, as a row number or a key made up by a data base, differs between true duplicates too. */
    private static final double KEY_DIGITS = 0.5;

    /** Whether comparing it may tell anything. */
    boolean tells() {
        return filled >= 2 && values.size() > 1 && !isRowNumber();
    }

    private boolean isRowNumber() {
        return values.size() == filled
                && filled == codes.length
                && values.stream().allMatch(PreparedField::isMostlyDigits);
    }

    private static boolean isMostlyDigits(String value) {
        long digits = value.chars().filter(Character::isDigit).count();
        return digits >= KEY_DIGITS * value.length();
    }

    /** How likely two values drawn at random are equal. */
    double chanceOfAgreement() {
        double sum = 0;
        for (int count : counts) {
            sum += (double) count * (count - 1);
        }
        return filled < 2 ? 0 : sum / ((double) filled * (filled - 1));
    }

    double share(int code) {
        return (double) counts[code] / filled;
    }
}
