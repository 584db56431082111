// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices what is unusual in one series, point by point: each point is judged by those before it only, in bounded
 * memory (about 22 KB by default) and without allocation except at alarms. The season, the scale and the rate of alarms
 * are found from the series itself. Missing values, gaps, duplicate and unordered times, jumps of the clock and of the
 * level are borne; scores are never NaN.
 *
 * <p>The score combines surprises, which are ranks within the series' own past, of two residuals (from the most similar
 * of the last seven days, and from a calendar profile chosen by its errors), each seen in three ways (means of several
 * time scales and the last four values against a sample of the past; likelihood of the recent mean error after Lavin
 * and Ahmad, 2015). One event raises one alarm: after it there is a time of quiet.
 *
 * <p>Not thread-safe: one thread at a time.
 */
public interface AnomalyDetector {

    /** The score from which on a point is an alarm. */
    double ALARM_SCORE = 0.5;

    /**
     * A detector with default settings.
     *
     * @return a new detector
     */
    static AnomalyDetector withDefaults() {
        return create(AnomalyDetectorConfig.defaults());
    }

    /**
     * A detector.
     *
     * @param config its settings
     * @return a new detector
     * @throws InvalidValueException if the settings are null
     */
    static AnomalyDetector create(AnomalyDetectorConfig config) {
        return new DefaultAnomalyDetector(InvalidValueException.requirePresent("config", config));
    }

    /**
     * A detector that goes on where another was.
     *
     * @param config the settings of that detector
     * @param snapshot what its {@link #snapshot()} returned
     * @return a detector that will say what that one would have said
     * @throws InvalidValueException if one is null, or the snapshot is damaged or was made with other settings
     */
    static AnomalyDetector restore(AnomalyDetectorConfig config, byte[] snapshot) {
        DefaultAnomalyDetector detector =
                new DefaultAnomalyDetector(InvalidValueException.requirePresent("config", config));
        detector.read(InvalidValueException.requirePresent("snapshot", snapshot));
        return detector;
    }

    /**
     * Judges a point and learns from it; allocates nothing unless {@link #latest()} changes.
     *
     * @param epochMillis when
     * @param value any number; one that is not finite counts as missing
     * @return the score, 0..1
     */
    double update(long epochMillis, double value);

    /**
     * How far the last point could be judged.
     *
     * @return the quality; {@link PointQuality#WARMING_UP} before the first
     */
    PointQuality quality();

    /**
     * What the last point brought: an alarm, or 23 points after an alarm another kind than was said then.
     *
     * @return the anomaly, empty at most points
     */
    Optional<Anomaly> latest();

    /**
     * Judges a point and learns from it.
     *
     * @param point the next point
     * @return what is said of it
     * @throws InvalidValueException if the point is null
     */
    default AnomalyVerdict detect(AnomalyPoint point) {
        InvalidValueException.requirePresent("point", point);
        double score = update(point.time().toEpochMilli(), point.value());
        return new AnomalyVerdict(score, quality(), latest());
    }

    /**
     * Judges points one after the other and learns from them.
     *
     * @param points the next points, oldest first; any number
     * @return one for each alarm, with its kind as of the last point
     * @throws InvalidValueException if the list or one of the points is null
     */
    List<Anomaly> detectAnomalies(List<AnomalyPoint> points);

    /**
     * Sorts anomalies by kind.
     *
     * @param anomalies any
     * @return the kinds that occur, each with its anomalies in the given order; unmodifiable
     * @throws InvalidValueException if the list or one of the anomalies is null
     */
    Map<AnomalyKind, List<Anomaly>> classifyAnomalies(List<Anomaly> anomalies);

    /**
     * What usually helps against an anomaly of this kind.
     *
     * @param anomaly any
     * @return the actions, the most useful first; at least one
     * @throws InvalidValueException if the anomaly is null
     */
    List<SuggestedAction> suggestActions(Anomaly anomaly);

    /**
     * The whole state, for {@link #restore}.
     *
     * @return about 22 KB by default
     */
    byte[] snapshot();

    /**
     * When the last point was.
     *
     * @return empty before the first
     */
    Optional<Instant> lastTime();
}
