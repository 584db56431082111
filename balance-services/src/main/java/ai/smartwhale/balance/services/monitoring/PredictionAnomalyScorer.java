// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AnomalyMeasure;
import ai.smartwhale.balance.monitoring.alerts.AnomalyScorer;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores values for seasonal rules by what the prediction module learns: deviations from its forecast of the moment,
 * and the surprises of its anomaly detector. Each series and measure is learned on its own, and only where a rule asks
 * for it.
 *
 * <p>Thread-safe. Bounded: where there is no room for another series, those that were silent for long are forgotten;
 * where there are none, the new one is refused.
 */
public final class PredictionAnomalyScorer implements AnomalyScorer {

    private static final Logger LOGGER = LoggerFactory.getLogger(PredictionAnomalyScorer.class);

    private final PredictionAnomalyScorerConfig config;
    private final Map<LearnedId, Learned> learned = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private Instant sweptAt = Instant.MIN;
    private long refused;

    private PredictionAnomalyScorer(PredictionAnomalyScorerConfig config) {
        this.config = config;
        most = config.mostSeries() * AnomalyMeasure.values().length;
    }

    /**
     * A scorer that has learned nothing.
     *
     * @param config its bounds
     * @return the scorer
     * @throws InvalidValueException if it is null
     */
    public static PredictionAnomalyScorer create(PredictionAnomalyScorerConfig config) {
        return new PredictionAnomalyScorer(InvalidValueException.requirePresent("config", config));
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidValueException if the value is not finite, or something is null
     */
    @Override
    public synchronized OptionalDouble score(
            AnomalyMeasure measure, String metric, Labels labels, Instant at, double value) {
        InvalidValueException.requirePresent("measure", measure);
        InvalidValueException.requirePresent("metric", metric);
        InvalidValueException.requirePresent("labels", labels);
        InvalidValueException.requirePresent("at", at);
        if (!Double.isFinite(value)) {
            throw new InvalidValueException("value", value, "a finite number");
        }
        LearnedId id = new LearnedId(measure, metric, labels);
        Learned known = learned.get(id);
        if (known != null) {
            return known.score(at, value);
        }
        if (learned.size() >= most) {
            forgetSilent(at);
        }
        if (learned.size() >= most) {
            if (refused++ == 0) {
                LOGGER.warn("{} series are learned already; others have no score and are counted", learned.size());
            }
            return OptionalDouble.empty();
        }
        Learned fresh = new Learned(learner(measure));
        learned.put(id, fresh);
        return fresh.score(at, value);
    }

    private SeriesLearner learner(AnomalyMeasure measure) {
        return switch (measure) {
            case DEVIATION -> new DeviationLearner(config.slot());
            case SURPRISE -> new SurpriseLearner(config.seed());
        };
    }

    /** Those asked for longest ago come first. Looked through once a moment, not once for each that is refused. */
    private void forgetSilent(Instant now) {
        if (now.equals(sweptAt)) {
            return;
        }
        sweptAt = now;
        Instant before = now.minus(config.forgetAfter());
        Iterator<Learned> all = learned.values().iterator();
        while (all.hasNext() && all.next().isSilentSince(before)) {
            all.remove();
        }
    }

    /**
     * How many series are learned.
     *
     * @return by all measures together
     */
    public synchronized int series() {
        return learned.size();
    }

    /**
     * How many values had no score as there was no room for their series.
     *
     * @return since it was made
     */
    public synchronized long refused() {
        return refused;
    }

    private record LearnedId(AnomalyMeasure measure, String metric, Labels labels) {}

    /** One series by one measure. */
    private static final class Learned {

        private final SeriesLearner learner;
        private Instant latest = Instant.MIN;

        Learned(SeriesLearner learner) {
            this.learner = learner;
        }

        OptionalDouble score(Instant at, double value) {
            latest = at;
            return learner.score(at, value);
        }

        boolean isSilentSince(Instant moment) {
            return latest.isBefore(moment);
        }
    }
}
