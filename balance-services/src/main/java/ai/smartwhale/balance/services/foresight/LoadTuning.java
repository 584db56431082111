// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.optimization.AccuracyDrift;
import ai.smartwhale.balance.prediction.optimization.AccuracyMonitor;
import ai.smartwhale.balance.prediction.optimization.AccuracyMonitorConfig;
import ai.smartwhale.balance.prediction.optimization.PredictionTuner;
import ai.smartwhale.balance.prediction.optimization.TuningResult;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.loop.MeasuredEffect;
import ai.smartwhale.balance.services.loop.OwnDecision;
import ai.smartwhale.balance.services.loop.Tally;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when forecasts of one slot ahead become worse, looks for better parameters off the hot path, and lets what
 * was found forecast beside the present method, slot by slot, until it is clear which is nearer. That is told and not
 * done: the present method adapts itself, and what was better for once need not stay so. Thread-safe.
 */
public final class LoadTuning {

    /** The name of what is decided. */
    public static final String KNOB = "forecast.load";

    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);
    private static final int REMEMBERED = 1_024;
    private static final int LEAST_VALUES = 128;
    private static final int COMPARED = 60;
    private static final int LONGEST = 8 * COMPARED;
    private static final double EVEN = 0.5;
    private static final double ERRORS = 2;

    private final SeriesConfig series;
    private final PredictionTuner tuner;
    private final AccuracyMonitor monitor;
    private final Shadow present;
    private final ArrayDeque<Double> values = new ArrayDeque<>();
    private final List<OwnDecision> news = new ArrayList<>();
    private @Nullable AccuracyDrift drift;
    private @Nullable Shadow candidate;
    private @Nullable OwnDecision trial;
    private Tally nearer = Tally.NONE;
    private boolean tuning;

    /** A forecaster with what it said of the next value. */
    private static final class Shadow {

        private final Forecaster forecaster;
        private final double[] next = {Double.NaN};

        Shadow(Forecaster forecaster) {
            this.forecaster = forecaster;
        }

        double error(double value) {
            return Math.abs(value - next[0]);
        }

        void update(double value) {
            forecaster.update(value);
            forecaster.forecastInto(next);
        }
    }

    /**
     * Creates one that knows nothing yet.
     *
     * @param series what is forecast
     * @param method how it is forecast
     * @param tuner finds better parameters
     */
    public LoadTuning(SeriesConfig series, ForecastMethod method, PredictionTuner tuner) {
        this.series = InvalidValueException.requirePresent("series", series).toBuilder()
                .origins(0)
                .build();
        this.tuner = InvalidValueException.requirePresent("tuner", tuner);
        this.present = new Shadow(Forecaster.create(method, this.series));
        this.monitor = AccuracyMonitor.create(AccuracyMonitorConfig.defaults().withLastSteps(1), this::drifted);
    }

    private synchronized void drifted(AccuracyDrift found) {
        drift = found;
    }

    /**
     * Takes the value of a slot.
     *
     * @param value what was counted, 0 or more
     */
    public synchronized void endSlot(double value) {
        if (values.size() == REMEMBERED) {
            values.remove();
        }
        values.add(value);
        monitor.observe(value);
        if (Double.isFinite(present.next[0])) {
            double mean = present.next[0];
            monitor.record(1, value, mean, mean, mean);
        }
        Shadow beside = candidate;
        if (beside != null) {
            compare(beside, value);
            beside.update(value);
        }
        present.update(value);
    }

    /** Values that both miss by as much say nothing. */
    private void compare(Shadow beside, double value) {
        double now = present.error(value);
        double other = beside.error(value);
        if (Double.isFinite(now) && Double.isFinite(other) && now != other) {
            nearer = new Tally(nearer.good() + (other < now ? 1 : 0), nearer.all() + 1);
        }
    }

    /**
     * Goes on.
     *
     * @param mode what the loop does: only when it does not act is nothing looked for
     * @param executor on which better parameters are looked for, for as long as the budget of the tuner says
     * @return what was found since
     */
    public synchronized List<OwnDecision> decide(LoopMode mode, Executor executor) {
        AccuracyDrift found = drift;
        if (found != null && !tuning && candidate == null && mode == LoopMode.ACT && values.size() >= LEAST_VALUES) {
            drift = null;
            tuning = true;
            double[] history = values.stream().mapToDouble(Double::doubleValue).toArray();
            try {
                executor.execute(() -> tune(found, history));
            } catch (RejectedExecutionException e) {
                tuning = false;
                LOG.debug("nobody was there to tune the forecast of the load");
            }
        }
        judge();
        List<OwnDecision> taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    private void tune(AccuracyDrift found, double[] history) {
        try {
            TuningResult result = tuner.tunePredictions(series, history);
            Shadow better = new Shadow(Forecaster.autoregression(series, result.chosen()));
            for (double value : history) {
                better.update(value);
            }
            tuned(found, result, better);
        } catch (RuntimeException e) {
            LOG.warn("the forecast of the load could not be tuned", e);
            done();
        }
    }

    private synchronized void done() {
        tuning = false;
    }

    private synchronized void tuned(AccuracyDrift found, TuningResult result, Shadow better) {
        tuning = false;
        String reason = String.format(
                Locale.ROOT,
                "errors of forecasts rose from %.2f to %.2f times those of the naive one; tuned: %s",
                found.scaledErrorBefore(),
                found.scaledErrorNow(),
                result.reason());
        OwnDecision decision = new OwnDecision(
                KNOB,
                "tuned",
                0,
                1,
                reason,
                Math.max(-1, Math.min(1, 1 - result.relativeError())),
                DecisionState.TRIAL,
                Optional.empty(),
                "forecasts beside the present method");
        if (result.improved()) {
            candidate = better;
            nearer = Tally.NONE;
            trial = decision;
            news.add(decision);
        } else {
            news.add(decision.became(DecisionState.WITHDRAWN, Optional.empty(), "nothing better was found"));
        }
    }

    private void judge() {
        OwnDecision running = trial;
        if (running == null || nearer.all() < COMPARED) {
            return;
        }
        double error = Math.sqrt(EVEN * EVEN / nearer.all());
        double lead = nearer.share() - EVEN;
        boolean clear = Math.abs(lead) > ERRORS * error;
        if (!clear && nearer.all() < LONGEST) {
            return;
        }
        MeasuredEffect effect = MeasuredEffect.of(EVEN, nearer.share(), error);
        String numbers = String.format(Locale.ROOT, "nearer in %d of %d slots", nearer.good(), nearer.all());
        boolean helps = clear && lead > 0;
        news.add(running.became(
                helps ? DecisionState.ADVISED : DecisionState.WITHDRAWN,
                Optional.of(effect),
                helps ? "would help: " + numbers : "would not help: " + numbers));
        trial = null;
        candidate = null;
    }
}
