// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * The weights of one exponential smoothing.
 *
 * @param level of the latest error in the level, above 0 and at most 1
 * @param trend of a change of the level in the trend, 0 for no trend
 * @param season of the latest error in the season, 0 for no season
 * @param damping what remains of the trend a slot later; 1 or less
 */
record SmoothingWeights(double level, double trend, double season, double damping) {

    private static final double[] LEVELS = {0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1};
    private static final double[] COARSE_LEVELS = {0.1, 0.3, 0.6, 0.9};
    private static final double[] TRENDS = {0.05, 0.2};
    private static final double[] DAMPINGS = {0.9, 0.98};
    private static final double[] SEASONS = {0.1, 0.3};

    boolean seasonal() {
        return season > 0;
    }

    int parameters() {
        return 1 + (trend > 0 ? 2 : 0) + (season > 0 ? 1 : 0);
    }

    /** Without trend and season. */
    static SmoothingWeights simple(double level) {
        return new SmoothingWeights(level, 0, 0, 0);
    }

    /** All that compete for a series. */
    static List<SmoothingWeights> grid(boolean withSeason) {
        List<SmoothingWeights> grid = new ArrayList<>();
        for (double level : LEVELS) {
            grid.add(simple(level));
        }
        for (double level : COARSE_LEVELS) {
            for (double trend : TRENDS) {
                for (double damping : DAMPINGS) {
                    grid.add(new SmoothingWeights(level, trend, 0, damping));
                }
            }
        }
        if (withSeason) {
            for (double level : COARSE_LEVELS) {
                for (double season : SEASONS) {
                    grid.add(new SmoothingWeights(level, 0, season, 0));
                    grid.add(new SmoothingWeights(level, TRENDS[0], season, DAMPINGS[0]));
                }
            }
        }
        return List.copyOf(grid);
    }
}
