// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;

/** The fixed words of reports, in both languages. */
public enum Words {
    /** Trends. */
    TRENDS("Trends", "روندها"),
    /** Series. */
    SERIES("Series", "سری"),
    /** Unit. */
    UNIT("Unit", "واحد"),
    /** Values. */
    VALUES("Values", "تعداد"),
    /** Mean. */
    MEAN("Mean", "میانگین"),
    /** Last. */
    LAST("Last", "آخرین"),
    /** Direction. */
    DIRECTION("Direction", "جهت"),
    /** Change per day. */
    SLOPE("Change per day", "تغییر در روز"),
    /** p-value. */
    P_VALUE("p-value", "مقدار پی"),
    /** Forecast. */
    FORECAST("Forecast", "پیش‌بینی"),
    /** The lower end of the band. */
    LOW("80 % from", "۸۰٪ از"),
    /** The upper end of the band. */
    HIGH("80 % to", "۸۰٪ تا"),
    /** Level changes. */
    CHANGES("Level changes", "تغییرهای سطح"),
    /** Time. */
    TIME("Time", "زمان"),
    /** Before. */
    BEFORE("Before", "پیش از آن"),
    /** After. */
    AFTER("After", "پس از آن"),
    /** Rising. */
    RISING("rising", "افزایشی"),
    /** Falling. */
    FALLING("falling", "کاهشی"),
    /** Flat. */
    FLAT("flat", "ثابت"),
    /** Unknown. */
    UNKNOWN("unknown", "نامعلوم"),
    /** The least. */
    LEAST("Least", "کمترین"),
    /** The most. */
    MOST("Most", "بیشترین"),
    /** Up to. */
    TO("to", "تا"),
    /** At a time. */
    AT("at", "در"),
    /** Measured values. */
    MEASURED("measured", "اندازه‌گیری‌شده"),
    /** What is expected. */
    EXPECTED("expected", "پیش‌بینی"),
    /** The bands around it. */
    BANDS("80 % and 95 % bands", "بازه‌های ۸۰٪ و ۹۵٪"),
    /** One change of the level. */
    CHANGE("level change", "تغییر سطح"),
    /** Contents. */
    CONTENTS("Contents", "فهرست"),
    /** Page. */
    PAGE("Page", "صفحهٔ"),
    /** Period. */
    PERIOD("Period", "دوره"),
    /** Created. */
    CREATED("Created", "ساخته شده"),
    /** No value. */
    NONE("none", "ندارد"),
    /** A source failed. */
    FAILED("This part could not be read.", "این بخش خوانده نشد."),
    /** Series that are not shown. */
    LEFT_OUT("Series beyond the limit, not analysed:", "سری‌های بیش از حد مجاز که بررسی نشدند:");

    private final String english;
    private final String persian;

    Words(String english, String persian) {
        this.english = english;
        this.persian = persian;
    }

    /**
     * The word in a language.
     *
     * @param language the language
     * @return the word
     */
    public String in(ReportLanguage language) {
        return language == ReportLanguage.PERSIAN ? persian : english;
    }

    /**
     * The word for a direction.
     *
     * @param direction the direction
     * @return the word
     */
    public static Words of(TrendDirection direction) {
        return switch (direction) {
            case UNKNOWN -> UNKNOWN;
            case FLAT -> FLAT;
            case RISING -> RISING;
            case FALLING -> FALLING;
        };
    }
}
