// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

/** Ready-made patterns. They are the same for every locale; only the names of months, days and zones differ. */
public enum DatetimeStyle {
    /** {@code 2024-03-20T14:05:09+03:30}, with the year of the calendar that is asked for. */
    ISO("uuuu-MM-dd'T'HH:mm:ssXXXXX"),
    /** {@code 2024/03/20 14:05}. */
    SHORT("uuuu/MM/dd HH:mm"),
    /** {@code 20 Mar 2024 14:05:09}. */
    MEDIUM("d MMM uuuu HH:mm:ss"),
    /** {@code 20 March 2024 14:05:09 +03:30}. */
    LONG("d MMMM uuuu HH:mm:ss xxxxx"),
    /** {@code Wednesday 20 March 2024 14:05:09 Asia/Tehran}. */
    FULL("EEEE d MMMM uuuu HH:mm:ss VV");

    private final String pattern;

    DatetimeStyle(String pattern) {
        this.pattern = pattern;
    }

    /**
     * The pattern behind the style.
     *
     * @return in the letters of {@link java.time.format.DateTimeFormatter}
     */
    public String pattern() {
        return pattern;
    }
}
