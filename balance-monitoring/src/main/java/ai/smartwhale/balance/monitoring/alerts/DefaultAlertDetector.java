// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every reading to the cells of the rules, and what they say to the states of the alerts. */
final class DefaultAlertDetector implements AlertDetector {

    private static final Logger LOGGER = LoggerFactory.getLogger(DefaultAlertDetector.class);

    private final Object lock = new Object();
    private final AlertDetectorConfig config;
    private final SampleScorer scorer;
    private final TimeGate gate = new TimeGate();
    private final SeriesBook series;
    private final AlertBook alerts;
    private Instant newest = Instant.EPOCH;
    /** What was detected until then may be of rules that are gone. */
    private Instant replacedAt = Instant.MIN;

    private long samples;
    private long lateSamples;
    private long leapingSamples;
    private long restarts;
    private long refusedReadings;

    DefaultAlertDetector(AlertDetectorConfig config, List<AlertRule> rules, AnomalyScorer scorer) {
        this.config = config;
        this.scorer = new SampleScorer(scorer);
        series = new SeriesBook(config);
        alerts = new AlertBook(config);
        series.replace(watch(checked(rules), Map.of()));
    }

    @Override
    public DetectionResult detectAnomalies(SystemSample sample) {
        InvalidValueException.requirePresent("sample", sample);
        synchronized (lock) {
            long at = sample.at().toEpochMilli();
            TimeGate.Pass pass = gate.pass(at);
            if (pass == TimeGate.Pass.LATE || pass == TimeGate.Pass.AHEAD) {
                lateSamples += pass == TimeGate.Pass.LATE ? 1 : 0;
                leapingSamples += pass == TimeGate.Pass.AHEAD ? 1 : 0;
                return new DetectionResult(sample.at(), List.of(), true, 0);
            }
            if (pass == TimeGate.Pass.RESTART) {
                restart(sample.at());
            }
            newest = sample.at();
            samples++;
            scorer.begin();
            return judge(sample, at);
        }
    }

    private void restart(Instant at) {
        if (restarts++ == 0) {
            LOGGER.warn(
                    "the clock of the samples was set back from {} to {}; what was learned is dropped and this is counted",
                    newest,
                    at);
        }
        series.replace(watch(series.watches().stream().map(RuleWatch::rule).toList(), Map.of()));
    }

    private DetectionResult judge(SystemSample sample, long at) {
        series.watches().forEach(watch -> watch.begin(at));
        List<WatchedCell> touched = new ArrayList<>();
        long refused = 0;
        for (SeriesReading reading : sample.readings()) {
            if (!series.isRead(reading.metric())) {
                continue;
            }
            WatchedSeries one = series.find(reading, at);
            if (one == null) {
                refused++;
                continue;
            }
            double value = Double.isFinite(reading.value()) ? reading.value() : Double.NaN;
            double increase = one.increase(at, value);
            for (CellInput input : one.inputs()) {
                if (input.cell().read(samples, input.input(), at, value, increase)) {
                    touched.add(input.cell());
                }
            }
        }
        if (refused > 0 && refusedReadings == 0) {
            LOGGER.warn("more than {} series; readings of others are left out and counted", config.mostSeries());
        }
        refusedReadings += refused;
        series.end(at);
        return new DetectionResult(sample.at(), said(touched, at), false, refused);
    }

    private List<Detection> said(List<WatchedCell> touched, long at) {
        List<Detection> detections = new ArrayList<>(touched.size());
        touched.forEach(cell -> detections.add(cell.judge(at)));
        for (RuleWatch watch : series.watches()) {
            if (watch.judgesSilence()) {
                for (WatchedCell cell : watch.cells()) {
                    if (!cell.wasReadIn(samples)) {
                        detections.add(cell.judge(at));
                    }
                }
            }
        }
        return detections;
    }

    @Override
    public List<Alert> triggerAlerts(DetectionResult result) {
        InvalidValueException.requirePresent("result", result);
        synchronized (lock) {
            if (result.late()) {
                return List.of();
            }
            return alerts.step(result.at().isAfter(replacedAt) ? result : ofPresentRules(result));
        }
    }

    private DetectionResult ofPresentRules(DetectionResult result) {
        Set<AlertRule> rules = rules();
        List<Detection> detections = result.detections().stream()
                .filter(detection -> rules.contains(detection.rule()))
                .toList();
        return new DetectionResult(result.at(), detections, result.late(), result.refusedReadings());
    }

    private Set<AlertRule> rules() {
        return series.watches().stream().map(RuleWatch::rule).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Alert> activeAlerts() {
        synchronized (lock) {
            return alerts.active();
        }
    }

    @Override
    public List<Alert> resumeAlerts(List<Alert> before) {
        List<Alert> given = List.copyOf(InvalidValueException.requirePresent("alerts", before));
        Instant newestStart = Instant.EPOCH;
        for (Alert alert : given) {
            if (!alert.state().isActive()) {
                throw new InvalidValueException("alerts", alert.state(), "firing or resolving");
            }
            newestStart = alert.startsAt().isAfter(newestStart) ? alert.startsAt() : newestStart;
        }
        synchronized (lock) {
            alerts.resume(given);
            return alerts.keepOnly(rules(), newest.isAfter(newestStart) ? newest : newestStart);
        }
    }

    @Override
    public DetectorCounts counts() {
        synchronized (lock) {
            return new DetectorCounts(
                    lateSamples, leapingSamples, restarts, refusedReadings, alerts.refused(), series.size());
        }
    }

    @Override
    public List<Alert> replaceRules(List<AlertRule> rules) {
        List<AlertRule> wanted = checked(InvalidValueException.requirePresent("rules", rules));
        synchronized (lock) {
            Map<AlertRule, RuleWatch> kept = new HashMap<>();
            series.watches().forEach(watch -> kept.put(watch.rule(), watch));
            series.replace(watch(wanted, kept));
            replacedAt = newest;
            return alerts.keepOnly(new HashSet<>(wanted), newest);
        }
    }

    private List<RuleWatch> watch(List<AlertRule> rules, Map<AlertRule, RuleWatch> kept) {
        List<RuleWatch> watches = new ArrayList<>(rules.size());
        for (AlertRule rule : rules) {
            RuleWatch old = kept.get(rule);
            watches.add(old == null ? new RuleWatch(rule, scorer) : old);
        }
        return watches;
    }

    private List<AlertRule> checked(List<AlertRule> rules) {
        LimitExceededException.requireAtMost("rules", rules.size(), config.mostRules());
        Set<String> names = new HashSet<>();
        for (AlertRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new InvalidValueException("rules", rule.name(), "names that differ");
            }
        }
        return List.copyOf(rules);
    }
}
