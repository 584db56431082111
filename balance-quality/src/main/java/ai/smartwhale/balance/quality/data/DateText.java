// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.data;

/** Tells days as tables write them: year, month and day in any usual order, with or without a time. Thread-safe. */
public final class DateText {

    private static final int LONGEST = 40;

    private DateText() {}

    /**
     * Whether a text begins with a day and has nothing but a time after it.
     *
     * @param text such as {@code 2024-02-29}, {@code 29/2/2024 10:30} or {@code 2024-02-29T10:30:00Z}
     * @return true if so
     */
    public static boolean isDate(String text) {
        String value = text.strip();
        if (value.length() < 6 || value.length() > LONGEST) {
            return false;
        }
        int[] parts = new int[3];
        int at = 0;
        char separator = 0;
        for (int part = 0; part < 3; part++) {
            int from = at;
            while (at < value.length() && at - from < 5 && digit(value.charAt(at))) {
                parts[part] = parts[part] * 10 + value.charAt(at++) - '0';
            }
            if (at == from || at - from > 4 || at - from == 3) {
                return false;
            }
            if (part < 2) {
                if (at == value.length() || "-/.".indexOf(value.charAt(at)) < 0) {
                    return false;
                }
                if (part == 1 && value.charAt(at) != separator) {
                    return false;
                }
                separator = value.charAt(at++);
            }
        }
        return ordered(parts) && (at == value.length() || time(value, at));
    }

    private static boolean ordered(int[] parts) {
        boolean yearFirst = parts[0] > 31 && dayAndMonth(parts[1], parts[2]);
        return yearFirst || dayAndMonth(parts[0], parts[1]);
    }

    private static boolean dayAndMonth(int one, int other) {
        return one >= 1 && other >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
    }

    private static boolean time(String value, int at) {
        if (value.charAt(at) != ' ' && value.charAt(at) != 'T') {
            return false;
        }
        boolean colon = false;
        for (int i = at + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            colon |= c == ':';
            if (!digit(c) && ":.,+- ZzAaPpMm".indexOf(c) < 0) {
                return false;
            }
        }
        return colon;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
