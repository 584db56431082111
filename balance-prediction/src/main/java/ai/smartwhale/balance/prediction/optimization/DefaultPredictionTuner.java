// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig;
import ai.smartwhale.balance.prediction.forecast.BacktestConfig;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Three rounds: many candidates on half of the past and few origins, then fewer on more, then the last on all. */
final class DefaultPredictionTuner implements PredictionTuner {

    /** Which part of the past, which part of the origins, and which part of the candidates go on. */
    private static final double[][] ROUNDS = {{0.5, 0.4, 0.34}, {0.75, 0.6, 0.5}, {1, 1, 0}};

    private static final double EARLIER = 0.6;
    private static final int LEAST_ORIGINS = 4;

    private final PredictionTunerConfig config;
    private final Ticker ticker;

    DefaultPredictionTuner(PredictionTunerConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
    }

    @Override
    public TuningResult tunePredictions(SeriesConfig series, double[] values) {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requirePresent("values", values);
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new InvalidValueException("values", value, "finite numbers, or NaN for none");
            }
        }
        int spacing = spacing(series);
        long needed = (long) series.horizon() + (long) (config.origins() - 1) * spacing;
        if (values.length < 2 * needed) {
            return unchanged(0, false, "only " + values.length + " values, " + 2 * needed + " are needed");
        }
        return new Search(series, values, spacing).run();
    }

    private static int spacing(SeriesConfig series) {
        int season = series.shortestSeason();
        return season > 1 && season <= series.horizon() ? season : Math.max(1, series.horizon() / 2);
    }

    private static TuningResult unchanged(int tried, boolean outOfTime, String reason) {
        return new TuningResult(
                AutoregressionConfig.defaults(), false, 1, BiasCorrection.none(), tried, outOfTime, reason);
    }

    /** One search. */
    private final class Search {

        private final SeriesConfig series;
        private final double[] values;
        private final int spacing;
        private final long began = ticker.nanoTime();
        private int tried;
        private boolean outOfTime;

        Search(SeriesConfig series, double[] values, int spacing) {
            this.series = series;
            this.values = values;
            this.spacing = spacing;
        }

        TuningResult run() {
            List<AutoregressionConfig> candidates = TuningCandidates.of(series, values);
            tried = candidates.size();
            List<Trial> trials = List.of();
            for (double[] round : ROUNDS) {
                trials = round(candidates, round[0], (int) Math.ceil(round[1] * config.origins()));
                if (trials.isEmpty() || trials.get(0).origins().isEmpty()) {
                    return unchanged(tried, outOfTime, outOfTime ? "no time" : "no values to compare with");
                }
                candidates = best(trials, (int) Math.ceil(round[2] * trials.size()));
            }
            return decide(trials);
        }

        /** The defaults come first, and last of all the time ends. */
        private List<Trial> round(List<AutoregressionConfig> candidates, double part, int origins) {
            int length = (int) Math.max(part * values.length, 2.0 * (series.horizon() + (origins - 1) * spacing));
            double[] recent = Arrays.copyOfRange(values, Math.max(0, values.length - length), values.length);
            BacktestConfig backtest = new BacktestConfig(series.horizon(), origins, spacing, recent.length / 4);
            List<Trial> trials = new ArrayList<>();
            for (AutoregressionConfig candidate : candidates) {
                if (ticker.nanoTime() - began >= config.budget().toNanos()) {
                    outOfTime = true;
                    return trials;
                }
                trials.add(Trial.run(series, candidate, recent, backtest));
            }
            return trials;
        }

        private List<AutoregressionConfig> best(List<Trial> trials, int most) {
            Trial defaults = trials.get(0);
            int origins = earlier(defaults);
            List<AutoregressionConfig> best = new ArrayList<>(List.of(defaults.candidate()));
            trials.stream()
                    .skip(1)
                    .sorted(Comparator.comparingDouble(trial -> trial.relativeTo(defaults, 0, origins)))
                    .limit(most)
                    .map(Trial::candidate)
                    .forEach(best::add);
            return best;
        }

        private int earlier(Trial trial) {
            return Math.max(1, (int) (EARLIER * trial.origins().size()));
        }

        /** Of many candidates one is always better by chance; it must be so from every origin, the later ones too. */
        private TuningResult decide(List<Trial> trials) {
            Trial defaults = trials.get(0);
            int all = defaults.origins().size();
            int earlier = earlier(defaults);
            Trial winner = trials.stream()
                    .filter(trial -> trial.betterThan(defaults, 0, all) == all)
                    .min(Comparator.comparingDouble(trial -> trial.relativeTo(defaults, 0, earlier)))
                    .orElse(defaults);
            double before = winner.relativeTo(defaults, 0, earlier);
            double after = earlier < all ? winner.relativeTo(defaults, earlier, all) : 1;
            double limit = 1 - config.leastGain();
            boolean proven = all >= LEAST_ORIGINS && before <= limit && after <= limit;
            Trial chosen = proven ? winner : defaults;
            BiasCorrection bias = all >= LEAST_ORIGINS ? BiasFinder.find(chosen, earlier) : BiasCorrection.none();
            String reason = String.format(
                    Locale.ROOT,
                    "the best candidate that is better from each of %d origins has %.3f of the default's error from the"
                            + " earlier and %.3f from the later ones",
                    all,
                    before,
                    after);
            return new TuningResult(
                    chosen.candidate(), proven, chosen.relativeTo(defaults, 0, all), bias, tried, outOfTime, reason);
        }
    }
}
