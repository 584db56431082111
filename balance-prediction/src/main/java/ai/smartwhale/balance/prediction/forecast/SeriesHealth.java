// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Set;

/** What is odd about the values seen so far. */
final class SeriesHealth {

    /** What is nearer to 0 is 0: its square would be lost. */
    private static final double SMALLEST = 1e-30;

    private static final int MEMORY = 512;
    private static final double GAP_SHARE = 0.1;
    private static final double SHIFT = 5;
    private static final int LEAST_SHIFT_RUN = 12;
    private static final double SHIFT_PATIENCE = 8;

    private final int season;
    private final boolean nonNegative;
    private long slots;
    private long values;
    private long missingRun;
    private double missingShare;
    private double last;
    private long equalRun;
    private long sinceNegative = Long.MAX_VALUE;
    private double usualSize;
    private double usualChange;
    private long shiftRun;

    SeriesHealth(SeriesConfig config) {
        season = config.shortestSeason();
        nonNegative = config.kind() != ValueKind.REAL;
    }

    /** Counts the value and returns what the models shall see of it: NaN for one that cannot be. */
    double admit(double value) {
        double admitted = Math.abs(value) < SMALLEST ? 0 : value;
        slots++;
        sinceNegative = sinceNegative == Long.MAX_VALUE ? sinceNegative : sinceNegative + 1;
        if (nonNegative && value < 0) {
            admitted = Double.NaN;
            sinceNegative = 0;
        }
        boolean missing = Double.isNaN(admitted);
        missingShare += ((missing ? 1 : 0) - missingShare) / Math.min(slots, MEMORY);
        if (missing) {
            missingRun++;
        } else {
            missingRun = 0;
            if (values > 0) {
                usualChange += (Math.abs(admitted - last) - usualChange) / Math.min(values, MEMORY);
            }
            equalRun = values > 0 && admitted == last ? equalRun + 1 : 1;
            last = admitted;
            values++;
            watchLevel(Math.abs(admitted));
        }
        return admitted;
    }

    /** A shift is told from a peak by its length, and from a pause of demand by the values not being 0. */
    private void watchLevel(double size) {
        boolean shifted =
                values > LEAST_SHIFT_RUN && (size > SHIFT * usualSize || (size > 0 && size < usualSize / SHIFT));
        shiftRun = shifted ? shiftRun + 1 : 0;
        double patience = shifted ? SHIFT_PATIENCE : 1;
        usualSize += (size - usualSize) / (patience * Math.min(values, MEMORY));
    }

    long slots() {
        return slots;
    }

    /** The mean size of a change from one value to the next. */
    double usualChange() {
        return usualChange;
    }

    /** Whether all remembered values are equal. */
    boolean constant() {
        return values > 1 && equalRun >= Math.min(values, MEMORY);
    }

    double last() {
        return last;
    }

    boolean empty() {
        return values == 0;
    }

    void addTo(Set<ForecastFlag> flags) {
        if (values == 0) {
            flags.add(ForecastFlag.NO_DATA);
        }
        if (slots < season) {
            flags.add(ForecastFlag.SHORTER_THAN_SEASON);
        }
        if (constant()) {
            flags.add(last == 0 ? ForecastFlag.ALL_ZERO : ForecastFlag.CONSTANT);
        }
        if (missingShare > GAP_SHARE) {
            flags.add(ForecastFlag.MANY_GAPS);
        }
        if (values > 0 && missingRun >= season && missingRun > 1) {
            flags.add(ForecastFlag.STALE);
        }
        if (shiftRun >= Math.max(season, LEAST_SHIFT_RUN)) {
            flags.add(ForecastFlag.LEVEL_SHIFT);
        }
        if (sinceNegative < MEMORY) {
            flags.add(ForecastFlag.NEGATIVE_VALUES);
        }
    }

    void write(StateWriter state) {
        state.put(slots)
                .put(values)
                .put(missingRun)
                .put(missingShare)
                .put(last)
                .put(equalRun)
                .put(sinceNegative)
                .put(usualSize)
                .put(usualChange)
                .put(shiftRun);
    }

    void read(StateReader state) {
        slots = state.nextLong();
        values = state.nextLong();
        missingRun = state.nextLong();
        missingShare = state.nextDouble();
        last = state.nextDouble();
        equalRun = state.nextLong();
        sinceNegative = state.nextLong();
        usualSize = state.nextDouble();
        usualChange = state.nextDouble();
        shiftRun = state.nextLong();
    }
}
