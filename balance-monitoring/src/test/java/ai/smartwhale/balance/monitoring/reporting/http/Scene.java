// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ForecastView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.LatencyView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QualityView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QueueView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ResourceView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SavingsView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import ai.smartwhale.commons.resource.AlertSeverity;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** A host whose traffic has a daily wave and noise, whose queue fills, and whose alerts can be acted upon. */
final class Scene implements AlertActions {

    private static final String[] KINDS = {"vision", "speech", "ranking", "embedding", "forecast"};
    private static final String[] USES = {"products", "support", "search", "fraud"};

    private final Random random = new Random(11);
    private final List<String> models;
    private final Map<String, AlertView> alerts = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> acts = Collections.synchronizedList(new ArrayList<>());
    private final List<DecisionView> decisions = Collections.synchronizedList(new ArrayList<>());
    private long requests;
    private double queue = 2_000;

    private Scene(List<String> models) {
        this.models = models;
    }

    static Scene of(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(KINDS[i % 5] + '-' + USES[i / 5 % 4] + (i < 20 ? "" : "-" + i / 20));
        }
        return new Scene(names);
    }

    static Scene with(String... names) {
        return new Scene(List.of(names));
    }

    List<String> acts() {
        return List.copyOf(acts);
    }

    void alert(AlertView alert) {
        alerts.put(alert.id(), alert);
    }

    void decision(DecisionView decision) {
        decisions.add(decision);
    }

    /** What a loop does in a bad hour. */
    Scene withDecisions(Instant now) {
        decision(new DecisionView(
                "1",
                now.minusSeconds(900),
                "path.in_flight",
                "batches",
                16,
                32,
                "slots are full and 1,240 requests wait",
                "throughput",
                120,
                OptionalDouble.of(3),
                DecisionPhase.WITHDRAWN,
                "no effect to be seen"));
        decision(new DecisionView(
                "2",
                now.minusSeconds(300),
                "path.reserve",
                "usual answer times",
                0,
                1,
                "87 of 100 answers come when nobody waits any more",
                "attainment",
                0.31,
                OptionalDouble.of(0.274),
                DecisionPhase.KEPT,
                "helped"));
        decision(new DecisionView(
                "3",
                now.minusSeconds(4),
                "answers.stale",
                "seconds",
                0,
                30,
                "41 of 100 lookups find an answer that is a little too old",
                "attainment",
                0.12,
                OptionalDouble.empty(),
                DecisionPhase.TRIAL,
                ""));
        return this;
    }

    /** What operators meet in a bad hour. */
    Scene withAlerts(Instant now) {
        alert(
                "heap",
                AlertSeverity.WARNING,
                AlertPhase.FIRING,
                "Heap above 85 % for 10 minutes",
                "Raise -Xmx or lower the size of the cache",
                now.minusSeconds(620));
        alert(
                "burn",
                AlertSeverity.CRITICAL,
                AlertPhase.FIRING,
                "speech-support burns its error budget 14.8 times too fast",
                "Roll back the release of 14:05, or send its traffic to the standby",
                now.minusSeconds(310));
        alert(
                "queue",
                AlertSeverity.WARNING,
                AlertPhase.PENDING,
                "Queue is filling faster than it drains",
                "Add a worker or shed background requests",
                now.minusSeconds(45));
        alert(
                "drift",
                AlertSeverity.INFO,
                AlertPhase.FIRING,
                "embedding-search: input drifted from its profile (PSI 0.31)",
                "Look at the latest batches of the source",
                now.minusSeconds(5_400));
        alert(
                "disk",
                AlertSeverity.WARNING,
                AlertPhase.ACKNOWLEDGED,
                "Disk 88 % full",
                "Delete old quarantine files",
                now.minusSeconds(9_000));
        alert(
                "lag",
                AlertSeverity.WARNING,
                AlertPhase.SILENCED,
                "Consumer lag above 10,000 during the import",
                "",
                now.minusSeconds(3_000));
        alert(
                "gpu",
                AlertSeverity.CRITICAL,
                AlertPhase.RESOLVED,
                "GPU 0 was above 90 °C",
                "Check the fans",
                now.minusSeconds(7_000));
        return this;
    }

    private void alert(
            String id, AlertSeverity severity, AlertPhase phase, String summary, String action, Instant since) {
        alert(new AlertView(id, severity, phase, summary, action, since));
    }

    /** A second of the host. */
    DashboardUpdate update(Instant now) {
        double rate = rate(now) * (1 + 0.04 * random.nextGaussian());
        double failing = rate * 0.012 * (1 + 0.3 * random.nextGaussian());
        requests += (long) rate;
        queue = Math.max(0, Math.min(10_000, queue + 1.4 + 12 * random.nextGaussian()));
        return DashboardUpdate.builder()
                .traffic(new TrafficView(rate, rate * 0.99, Math.max(0, failing), (long) (rate / 5)))
                .models(models(rate))
                .savings(new SavingsView(requests, (long) (requests * 0.31), (long) (requests * 0.22)))
                .queue(new QueueView((long) queue, 10_000, 18 + 3 * random.nextGaussian(), 64))
                .latency(latencies())
                .forecast(forecast(now))
                .quality(new QualityView(
                        OptionalDouble.of(0.94 + 0.004 * random.nextGaussian()), requests, requests / 50, 312, 41))
                .resources(resources(now))
                .alerts(List.copyOf(alerts.values()))
                .decisions(List.copyOf(decisions))
                .build();
    }

    private static double rate(Instant at) {
        double hours = at.getEpochSecond() / 3_600.0;
        return 900 + 350 * Math.sin(hours * Math.PI) + 90 * Math.sin(hours * 7);
    }

    private List<ModelView> models(double rate) {
        List<ModelView> views = new ArrayList<>();
        double parts = 0;
        for (int i = 1; i <= models.size(); i++) {
            parts += 1.0 / i;
        }
        for (int i = 0; i < models.size(); i++) {
            double share = 1 / ((i + 1) * parts);
            double own = rate * share * (1 + 0.15 * random.nextGaussian());
            double errors = i == 6 ? 0.083 : i == 11 ? 0.021 : 0.002 * random.nextDouble();
            views.add(new ModelView(
                    models.get(i),
                    Math.max(0, own),
                    share,
                    errors,
                    Optional.of(Duration.ofNanos((long) (1e6 * (20 + 15.0 * (i % 7) + 4 * random.nextDouble())))),
                    Math.max(0, (long) (own / 10)),
                    i == 9 ? OptionalDouble.of(0.71) : i % 4 == 3 ? OptionalDouble.empty() : OptionalDouble.of(0.93)));
        }
        return views;
    }

    private List<LatencyView> latencies() {
        return Arrays.stream(Priority.values())
                .map(priority -> new LatencyView(
                        priority,
                        80_000L / priority.level(),
                        ms(4 * priority.level()),
                        ms(16 * priority.level()),
                        ms(42 * priority.level())))
                .toList();
    }

    private Duration ms(double mean) {
        return Duration.ofNanos((long) (1e6 * mean * (1 + 0.05 * random.nextDouble())));
    }

    private static List<ForecastView> forecast(Instant now) {
        List<ForecastView> all = new ArrayList<>();
        long start = now.getEpochSecond() / 60 * 60;
        for (int i = -60; i <= 45; i++) {
            Instant at = Instant.ofEpochSecond(start + i * 60L);
            double expected = rate(at);
            double width = 60 + 3.0 * Math.max(0, i);
            double actual = rate(at) + 45 * Math.sin(at.getEpochSecond() / 60 * 2.3);
            all.add(new ForecastView(
                    at,
                    expected,
                    expected - width,
                    expected + width,
                    i <= 0 ? OptionalDouble.of(actual) : OptionalDouble.empty()));
        }
        return all;
    }

    private ResourceView resources(Instant now) {
        return new ResourceView(
                OptionalDouble.of(0.55 + 0.1 * Math.sin(now.getEpochSecond() / 200.0) + 0.03 * random.nextDouble()),
                OptionalDouble.of(0.6 + now.getEpochSecond() % 120 / 400.0),
                OptionalDouble.of(0.34),
                OptionalDouble.of(0.012),
                OptionalDouble.of(0.88),
                OptionalDouble.empty());
    }

    @Override
    public AlertActionOutcome acknowledge(String alertId, String actor) {
        acts.add("acknowledge " + alertId + " by " + actor);
        return become(alertId, AlertPhase.ACKNOWLEDGED);
    }

    @Override
    public AlertActionOutcome silence(String alertId, Duration time, String actor, String reason) {
        acts.add("silence " + alertId + " for " + time + " by " + actor + ": " + reason);
        return become(alertId, AlertPhase.SILENCED);
    }

    private AlertActionOutcome become(String alertId, AlertPhase phase) {
        AlertView after = alerts.computeIfPresent(
                alertId,
                (id, alert) ->
                        new AlertView(id, alert.severity(), phase, alert.summary(), alert.action(), alert.since()));
        return after == null ? AlertActionOutcome.UNKNOWN_ALERT : AlertActionOutcome.DONE;
    }
}
