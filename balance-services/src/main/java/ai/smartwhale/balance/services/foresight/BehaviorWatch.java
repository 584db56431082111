// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.pattern.BehaviorAnalyzer;
import ai.smartwhale.balance.prediction.pattern.BehaviorComparison;
import ai.smartwhale.balance.prediction.pattern.BehaviorFinding;
import ai.smartwhale.balance.prediction.pattern.BehaviorMetric;
import ai.smartwhale.balance.prediction.pattern.BehaviorReport;
import ai.smartwhale.balance.prediction.pattern.BehaviorSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Adds up what each model did in an interval, and tells what became unusual with the interval that ended. Counting is
 * thread-safe; intervals are ended by one thread at a time.
 */
final class BehaviorWatch {

    private static final double ALARM = 0.5;
    private static final String GROUP = "models";

    private final BehaviorAnalyzer analyzer;
    private final Duration interval;
    private final int most;
    private final ConcurrentHashMap<String, Activity> activities = new ConcurrentHashMap<>();
    private Instant begin;

    BehaviorWatch(BehaviorAnalyzer analyzer, Duration interval, int most, Instant now) {
        this.analyzer = analyzer;
        this.interval = interval;
        this.most = most;
        this.begin = now;
    }

    /** What a finding is about; it is told again only after it was gone. */
    private record Subject(BehaviorMetric metric, BehaviorComparison comparison) {}

    private static final class Activity {
        private final LongAdder requests = new LongAdder();
        private final LongAdder failures = new LongAdder();
        private final LongAdder answers = new LongAdder();
        private final LongAdder answerNanos = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final Set<Subject> told = new HashSet<>();

        Map<BehaviorMetric, Double> end(double seconds) {
            Map<BehaviorMetric, Double> values = new EnumMap<>(BehaviorMetric.class);
            long asked = requests.sumThenReset();
            long failed = failures.sumThenReset();
            long answered = answers.sumThenReset();
            long nanos = answerNanos.sumThenReset();
            values.put(BehaviorMetric.RATE, asked / seconds);
            values.put(BehaviorMetric.BYTES, bytes.sumThenReset() / seconds);
            if (answered > 0) {
                values.put(BehaviorMetric.LATENCY, nanos / 1e6 / answered);
            }
            if (answered + failed > 0) {
                values.put(BehaviorMetric.ERROR_RATIO, (double) failed / (answered + failed));
            }
            return values;
        }
    }

    private Activity of(String model) {
        Activity known = activities.get(model);
        return known == null ? activities.computeIfAbsent(model, name -> new Activity()) : known;
    }

    private boolean isFull(String model) {
        return activities.size() >= most && !activities.containsKey(model);
    }

    void requested(String model) {
        if (!isFull(model)) {
            of(model).requests.increment();
        }
    }

    void answered(String model, long size, Duration took) {
        Activity activity = activities.get(model);
        if (activity != null) {
            activity.answers.increment();
            activity.answerNanos.add(took.toNanos());
            activity.bytes.add(size);
        }
    }

    void failed(String model) {
        Activity activity = activities.get(model);
        if (activity != null) {
            activity.failures.increment();
        }
    }

    /** What became unusual, of each model; nothing while the interval goes on. */
    List<BehaviorReport> step(Instant now) {
        if (now.isBefore(begin.plus(interval))) {
            return List.of();
        }
        double seconds = Duration.between(begin, now).toNanos() / 1e9;
        begin = now;
        activities.forEach(
                (model, activity) -> analyzer.observe(new BehaviorSample(model, GROUP, now, activity.end(seconds))));
        List<BehaviorReport> unusual = new ArrayList<>();
        activities.forEach((model, activity) -> {
            BehaviorReport report = analyzer.analyzeBehavior(model);
            List<BehaviorFinding> fresh = fresh(report, activity.told);
            if (!fresh.isEmpty()) {
                unusual.add(new BehaviorReport(model, report.samples(), report.peers(), fresh, report.reason()));
            }
        });
        return unusual;
    }

    private static List<BehaviorFinding> fresh(BehaviorReport report, Set<Subject> told) {
        Set<Subject> now = new HashSet<>();
        List<BehaviorFinding> fresh = new ArrayList<>();
        for (BehaviorFinding finding : report.findings()) {
            Subject subject = new Subject(finding.metric(), finding.comparison());
            if (finding.score() >= ALARM && now.add(subject) && !told.contains(subject)) {
                fresh.add(finding);
            }
        }
        told.clear();
        told.addAll(now);
        return fresh;
    }
}
