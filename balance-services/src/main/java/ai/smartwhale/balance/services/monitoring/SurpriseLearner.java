// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.prediction.pattern.AnomalyDetector;
import ai.smartwhale.balance.prediction.pattern.AnomalyDetectorConfig;
import ai.smartwhale.balance.prediction.pattern.PointQuality;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How rare the course of a series is. The detector's score is steep around its level of alarm and never reaches 1;
 * undone, it is a multiple of that level again, which people can set a rule by.
 */
final class SurpriseLearner implements SeriesLearner {

    private static final double LOG_HALF = Math.log(1 - AnomalyDetector.ALARM_SCORE);
    private static final double LARGEST = Math.nextDown(1.0);

    private final AnomalyDetector detector;

    SurpriseLearner(long seed) {
        detector = AnomalyDetector.create(
                AnomalyDetectorConfig.builder().seed(seed).build());
    }

    @Override
    public OptionalDouble score(Instant at, double value) {
        double score = detector.update(at.toEpochMilli(), value);
        return detector.quality() == PointQuality.WARMING_UP
                ? OptionalDouble.empty()
                : OptionalDouble.of(ofAlarm(score));
    }

    private static double ofAlarm(double score) {
        double power = Math.log1p(-Math.min(score, LARGEST)) / LOG_HALF;
        return Math.sqrt(Math.sqrt(power));
    }
}
