// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.forecast;

import ai.smartwhale.balance.prediction.forecast.Forecaster;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a line of the form {@code id,v1,v2,…}: quotes are taken off, empty cells at the end are dropped. */
final class SeriesLine {

    private static final int LONGEST_CELL = 40;
    private static final Pattern HEADER = Pattern.compile("(?:[^,]*,)?(?:\"?V[0-9]+\"?,?)+,*");

    private SeriesLine() {}

    /** Whether a first line names columns, as the files of the M4 competition do: {@code V1,V2,…}. */
    static boolean isHeader(String line) {
        return HEADER.matcher(line).matches();
    }

    static SeriesRow parse(String line) throws BadLineException {
        String[] cells = line.split(",", -1);
        String id = plain(cells[0]);
        if (id.isEmpty()) {
            throw new BadLineException("no id before the first comma");
        }
        int last = cells.length - 1;
        while (last > 0 && plain(cells[last]).isEmpty()) {
            last--;
        }
        double[] values = new double[last];
        for (int cell = 1; cell <= last; cell++) {
            values[cell - 1] = number(plain(cells[cell]), cell);
        }
        if (Arrays.stream(values).allMatch(Double::isNaN)) {
            throw new BadLineException("no value");
        }
        return new SeriesRow(id, values);
    }

    private static double number(String text, int cell) throws BadLineException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.equals("na") || lower.equals("nan") || lower.equals("null")) {
            return Double.NaN;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadLineException("value " + cell + " is no number: \"" + shorten(text) + '"');
        }
        if (Math.abs(value) > Forecaster.LARGEST_VALUE) {
            throw new BadLineException("value " + cell + " is not within -1e30..1e30: " + shorten(text));
        }
        return value;
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }

    private static String plain(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
