// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.anomalies;

import java.util.Locale;
import java.util.Set;

/** Takes a line apart into timestamp and value, both as they were written, and writes a row. */
record RowText(String timestamp, String value) {

    private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none", "-");
    private static final int LONGEST_QUOTED = 40;
    private static final int MILLION = 1_000_000;

    static RowText of(String line) {
        int comma = line.indexOf(',');
        if (comma < 0) {
            return new RowText(line, "");
        }
        int next = line.indexOf(',', comma + 1);
        return new RowText(line.substring(0, comma), line.substring(comma + 1, next < 0 ? line.length() : next));
    }

    /** NaN for a missing value. */
    double number() throws BadRowException {
        String plain = value.strip().replace("\"", "");
        if (MISSING.contains(plain.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            throw new BadRowException("the value is '" + shorten(plain) + "'; expected a number, or nothing");
        }
    }

    /** Appends the row of the output; the score with six decimals. */
    void append(StringBuilder out, double score, String kind) {
        long millionths = Math.round(score * MILLION);
        out.append(timestamp).append(',').append(value).append(',').append(millionths / MILLION);
        String digits = Long.toString(MILLION + millionths % MILLION);
        out.append('.')
                .append(digits, 1, digits.length())
                .append(',')
                .append(kind)
                .append('\n');
    }

    static String shorten(String text) {
        return text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED) + "…";
    }
}
