// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import java.util.List;

/** The fields of a cron expression, their ranges and the names that may stand for numbers. */
enum CronField {
    SECOND("second", 0, 59, List.of()),
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY_OF_MONTH("day of month", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** Both 0 and 7 are Sunday. */
    DAY_OF_WEEK("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private final String title;
    private final int least;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    CronField(String title, int least, int most, List<String> names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    String title() {
        return title;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** The number that a name stands for, or -1. */
    int numberOf(String name) {
        int index = names.indexOf(name);
        return index < 0 ? -1 : index + least;
    }

    String allowed() {
        return least + ".." + most
                + (names.isEmpty() ? "" : " or " + names.get(0) + ".." + names.get(names.size() - 1));
    }
}
