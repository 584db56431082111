// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is remembered of one model: a detector, a smoothed course and the last alarm of each metric. Not thread-safe.
 */
final class ModelBehavior {

    /** About the last twenty samples. */
    private static final double COURSE_RATE = 2.0 / 21;

    private static final int SETTLED = 10;
    /** Differences of larger values might not be finite. */
    private static final double MOST = 1e150;

    private final AnomalyDetectorConfig config;
    private final Map<BehaviorMetric, Course> courses = new EnumMap<>(BehaviorMetric.class);
    private String group = "";
    private Instant lastTime = Instant.EPOCH;
    private long samples;

    ModelBehavior(AnomalyDetectorConfig config) {
        this.config = config;
    }

    void observe(BehaviorSample sample) {
        group = sample.group();
        lastTime = sample.time();
        samples++;
        long millis = sample.time().toEpochMilli();
        sample.values()
                .forEach((metric, value) -> courses.computeIfAbsent(metric, any -> new Course(config))
                        .observe(millis, value, samples));
    }

    String group() {
        return group;
    }

    Instant lastTime() {
        return lastTime;
    }

    long samples() {
        return samples;
    }

    /** The smoothed course of a metric; empty while too little is known of it. */
    OptionalDouble course(BehaviorMetric metric) {
        Course course = courses.get(metric);
        return course == null || course.seen < SETTLED ? OptionalDouble.empty() : OptionalDouble.of(course.mean);
    }

    /** The last alarm of a metric, if it is no older than so many samples. */
    Optional<Anomaly> alarm(BehaviorMetric metric, int relevantFor) {
        Course course = courses.get(metric);
        return course == null || samples - course.alarmAt >= relevantFor ? Optional.empty() : course.alarm;
    }

    /** One metric. */
    private static final class Course {

        private final AnomalyDetector detector;
        private Optional<Anomaly> alarm = Optional.empty();
        private long alarmAt;
        private double mean;
        private long seen;

        Course(AnomalyDetectorConfig config) {
            this.detector = AnomalyDetector.create(config);
        }

        void observe(long epochMillis, double value, long sample) {
            double score = detector.update(epochMillis, value);
            if (!Double.isFinite(value)) {
                return;
            }
            seen++;
            double bounded = Math.max(-MOST, Math.min(MOST, value));
            mean += Math.max(COURSE_RATE, 1.0 / seen) * (bounded - mean);
            Optional<Anomaly> said = detector.latest();
            if (said.isPresent()) {
                alarm = said;
                alarmAt = score >= AnomalyDetector.ALARM_SCORE ? sample : alarmAt;
            }
        }
    }
}
