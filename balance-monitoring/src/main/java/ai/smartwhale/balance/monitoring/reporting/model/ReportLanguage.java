// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

/** The language of the fixed words, the digits and the calendar of a report. */
public enum ReportLanguage {
    /** English, left to right. */
    ENGLISH("en"),
    /** Persian, right to left, with Persian digits and the calendar of Iran. */
    PERSIAN("fa");

    private final String tag;

    ReportLanguage(String tag) {
        this.tag = tag;
    }

    /**
     * Its tag after BCP 47.
     *
     * @return two letters
     */
    public String tag() {
        return tag;
    }

    /**
     * Whether it is written from right to left.
     *
     * @return true for Persian
     */
    public boolean rightToLeft() {
        return this == PERSIAN;
    }
}
