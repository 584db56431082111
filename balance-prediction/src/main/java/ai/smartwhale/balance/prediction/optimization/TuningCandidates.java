// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig;
import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig.Scale;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The parameters to compare: every combination that makes sense for a series, the defaults first. */
final class TuningCandidates {

    private static final double[] FORGETTING = {0.998, 0.99, 0.9995};
    private static final int RECENT = 5;
    private static final int MOST_LAGS = 64;

    private TuningCandidates() {}

    static List<AutoregressionConfig> of(SeriesConfig series, double[] values) {
        AutoregressionConfig defaults = AutoregressionConfig.defaults();
        Set<AutoregressionConfig> candidates = new LinkedHashSet<>();
        candidates.add(defaults);
        for (Scale scale : scales(series, values)) {
            for (double forgetting : FORGETTING) {
                for (int difference : differences(series, values.length)) {
                    for (List<Integer> lags : lagSets(series, values.length)) {
                        candidates.add(defaults.withScale(scale)
                                .withForgetting(forgetting)
                                .withDifference(difference)
                                .withLags(lags));
                    }
                }
            }
        }
        return List.copyOf(candidates);
    }

    private static List<Scale> scales(SeriesConfig series, double[] values) {
        boolean positive = true;
        for (double value : values) {
            positive &= Double.isNaN(value) || value > 0;
        }
        if (positive) {
            return List.of(Scale.AUTOMATIC, Scale.PLAIN, Scale.LOGARITHM);
        }
        return series.kind() == ValueKind.REAL
                ? List.of(Scale.AUTOMATIC)
                : List.of(Scale.AUTOMATIC, Scale.PLAIN, Scale.SQUARE_ROOT);
    }

    private static List<Integer> differences(SeriesConfig series, int length) {
        List<Integer> differences = new ArrayList<>(List.of(0));
        int first = series.seasons().isEmpty() ? 1 : series.shortestSeason();
        if (first * 3 <= length) {
            differences.add(first);
        }
        return differences;
    }

    private static List<List<Integer>> lagSets(SeriesConfig series, int length) {
        List<List<Integer>> sets = new ArrayList<>();
        sets.add(List.of());
        TreeSet<Integer> few = new TreeSet<>();
        for (int lag = 1; lag <= RECENT; lag++) {
            few.add(lag);
        }
        for (int season : series.seasons()) {
            if (season * 2 < length) {
                few.addAll(List.of(season, season + 1));
            }
        }
        if (few.size() <= MOST_LAGS) {
            sets.add(List.copyOf(few));
        }
        return sets;
    }
}
