// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Set;

/** What is odd about the values seen so far. */
final class SeriesHealth {

    private static final int MEMORY = 512;
    private static final double GAP_SHARE = 0.1;

    private final int season;
    private final boolean nonNegative;
    private long slots;
    private long values;
    private long missingRun;
    private double missingShare;
    private double last;
    private long equalRun;
    private long sinceNegative = Long.MAX_VALUE;

    SeriesHealth(SeriesConfig config) {
        season = config.shortestSeason();
        nonNegative = config.kind() != ValueKind.REAL;
    }

    /** Counts the value and returns what the models shall see of it: NaN for one that cannot be. */
    double admit(double value) {
        double admitted = value;
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
            equalRun = values > 0 && admitted == last ? equalRun + 1 : 1;
            last = admitted;
            values++;
        }
        return admitted;
    }

    long slots() {
        return slots;
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
        if (values > 1 && equalRun >= Math.min(values, MEMORY)) {
            flags.add(last == 0 ? ForecastFlag.ALL_ZERO : ForecastFlag.CONSTANT);
        }
        if (missingShare > GAP_SHARE) {
            flags.add(ForecastFlag.MANY_GAPS);
        }
        if (values > 0 && missingRun >= season && missingRun > 1) {
            flags.add(ForecastFlag.STALE);
        }
        if (sinceNegative < MEMORY) {
            flags.add(ForecastFlag.NEGATIVE_VALUES);
        }
    }

    void write(StateWriter state) {
        state.put(slots).put(values).put(missingRun).put(missingShare).put(last).put(equalRun).put(sinceNegative);
    }

    void read(StateReader state) {
        slots = state.nextLong();
        values = state.nextLong();
        missingRun = state.nextLong();
        missingShare = state.nextDouble();
        last = state.nextDouble();
        equalRun = state.nextLong();
        sinceNegative = state.nextLong();
    }
}
