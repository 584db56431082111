// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.List;
import java.util.TreeSet;

/** The lags that follow from the seasons of a series. */
final class UsualLags {

    private static final int SHORT_SEASON = 31;
    private static final int REPEATS = 7;
    private static final int RECENT = 13;
    private static final List<Integer> WITHOUT_SEASON = List.of(1, 2, 3, 4, 5, 10, 15, 20, 30, 60);

    private UsualLags() {}

    /** A short season whole and its repeats up to the seventh, a long one at its end; without one, what timers use. */
    static int[] of(SeriesConfig config) {
        int season = config.shortestSeason();
        TreeSet<Integer> lags = new TreeSet<>();
        if (season == 1) {
            lags.addAll(WITHOUT_SEASON);
        } else if (season <= SHORT_SEASON) {
            upTo(lags, season + 1);
            for (int repeat = 2; repeat < REPEATS; repeat++) {
                lags.add(repeat * season);
            }
            around(lags, REPEATS * season);
        } else {
            upTo(lags, RECENT);
            around(lags, season);
        }
        return lags.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void upTo(TreeSet<Integer> lags, int last) {
        for (int lag = 1; lag <= last; lag++) {
            lags.add(lag);
        }
    }

    private static void around(TreeSet<Integer> lags, int season) {
        lags.addAll(List.of(season - 1, season, season + 1));
    }
}
