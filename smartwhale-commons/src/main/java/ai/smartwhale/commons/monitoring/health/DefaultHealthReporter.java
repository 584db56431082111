// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.Gauge;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Subscription;
import java.time.Duration;

/** Holds nothing but the checker; what it starts holds itself. */
final class DefaultHealthReporter implements HealthReporter {

    private static final MetricDefinition STATE = MetricDefinition.gauge(
            "health_check_state", "What each check said last: 2 is up, 1 degraded, 0 down.", "check");

    private final HealthChecker checker;
    private final String serviceId;

    DefaultHealthReporter(HealthChecker checker, String serviceId) {
        this.checker = checker;
        this.serviceId = serviceId;
    }

    @Override
    public byte[] toJson(HealthReport report) {
        return HealthJson.write(InvalidValueException.requirePresent("report", report), serviceId);
    }

    @Override
    public Subscription showIn(MetricsCollector collector) {
        MetricFamily<Gauge> states =
                InvalidValueException.requirePresent("collector", collector).gauges(STATE);
        for (String name : checker.names()) {
            states.with(name).pull(() -> state(name));
        }
        return () -> checker.names().forEach(states::remove);
    }

    private double state(String name) {
        return checker.last(name)
                .map(result -> switch (result.status()) {
                    case UP -> 2.0;
                    case DEGRADED -> 1.0;
                    case DOWN -> 0.0;
                })
                .orElse(Double.NaN);
    }

    @Override
    public Subscription watch(Duration period, HealthListener listener, CommonsExecutors executors) {
        InvalidValueException.requirePositive("period", period);
        InvalidValueException.requirePresent("listener", listener);
        InvalidValueException.requirePresent("executors", executors);
        return HealthWatch.start(checker, period, listener, executors);
    }
}
