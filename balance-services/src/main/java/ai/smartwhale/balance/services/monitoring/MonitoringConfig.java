// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.ResourceSource;
import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.ReportGeneratorConfig;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is monitored of a Balance, and how.
 *
 * @param name the value of the label {@code balance} of all its metrics; absent for the instance id
 * @param period how often what waits and goes through is read, 100 ms to a minute; a second by default
 * @param evaluation how often views are brought up to date and rules judged, the period to ten minutes; 5 seconds by
 *     default
 * @param collector where its metrics are registered; absent for a collector of its own
 * @param objectives what is promised to the requests of each priority; one that is not named is promised nothing
 * @param slowAnswer from where on 95 of 100 answers of the Data service are too slow; 10 seconds by default
 * @param mostModels how many models are told apart, 1 to 100,000; 1,000 by default. Others count together
 * @param alerting of what operators are warned
 * @param dashboard the bounds of what is shown
 * @param server where the dashboard listens; absent for nowhere
 * @param history what is remembered for reports
 * @param reports the bounds of reports
 * @param resources what measures resources; absent for those of this process, its host, its container and its GPUs
 */
public record MonitoringConfig(
        Optional<String> name,
        Duration period,
        Duration evaluation,
        Optional<MetricsCollector> collector,
        Map<Priority, ServiceObjective> objectives,
        Duration slowAnswer,
        int mostModels,
        AlertingConfig alerting,
        DashboardConfig dashboard,
        Optional<DashboardServerConfig> server,
        HistoryConfig history,
        ReportGeneratorConfig reports,
        Optional<ResourceSource> resources) {

    private static final Duration LEAST_PERIOD = Duration.ofMillis(100);
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(1);
    private static final Duration LONGEST_EVALUATION = Duration.ofMinutes(10);

    /**
     * Checks and copies every component.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public MonitoringConfig {
        InvalidValueException.requirePresent("name", name)
                .ifPresent(text -> InvalidValueException.requireText("name", text));
        requireBetween("period", period, LEAST_PERIOD, LONGEST_PERIOD);
        requireBetween("evaluation", evaluation, period, LONGEST_EVALUATION);
        InvalidValueException.requirePresent("collector", collector);
        objectives = Map.copyOf(InvalidValueException.requirePresent("objectives", objectives));
        InvalidValueException.requirePositive("slowAnswer", slowAnswer);
        InvalidValueException.requireRange("mostModels", mostModels, 1, 100_000);
        InvalidValueException.requirePresent("alerting", alerting);
        InvalidValueException.requirePresent("dashboard", dashboard);
        InvalidValueException.requirePresent("server", server);
        InvalidValueException.requirePresent("history", history);
        InvalidValueException.requirePresent("reports", reports);
        InvalidValueException.requirePresent("resources", resources);
    }

    private static void requireBetween(String field, Duration value, Duration least, Duration most) {
        InvalidValueException.requirePositive(field, value);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidValueException(field, value, least + " to " + most);
        }
    }

    /**
     * Views, operator rules, log and events; no page.
     *
     * @return the configuration
     */
    public static MonitoringConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same with a page.
     *
     * @param value where the dashboard listens
     * @return the configuration
     */
    public MonitoringConfig withServer(DashboardServerConfig value) {
        return new MonitoringConfig(
                name,
                period,
                evaluation,
                collector,
                objectives,
                slowAnswer,
                mostModels,
                alerting,
                dashboard,
                Optional.of(InvalidValueException.requirePresent("server", value)),
                history,
                reports,
                resources);
    }

    /** Builds {@link MonitoringConfig}. Not thread-safe. */
    public static final class Builder {
        private final Map<Priority, ServiceObjective> objectives = new EnumMap<>(Map.of(
                Priority.CRITICAL, ServiceObjective.of(0.999),
                Priority.HIGH, ServiceObjective.of(0.995),
                Priority.MEDIUM, ServiceObjective.of(0.99),
                Priority.LOW, ServiceObjective.of(0.98),
                Priority.BACKGROUND, ServiceObjective.of(0.95)));
        private Optional<String> name = Optional.empty();
        private Duration period = Duration.ofSeconds(1);
        private Duration evaluation = Duration.ofSeconds(5);
        private Optional<MetricsCollector> collector = Optional.empty();
        private Duration slowAnswer = Duration.ofSeconds(10);
        private int mostModels = 1_000;
        private AlertingConfig alerting = AlertingConfig.defaults();
        private DashboardConfig dashboard = DashboardConfig.withDefaults();
        private Optional<DashboardServerConfig> server = Optional.empty();
        private HistoryConfig history = HistoryConfig.defaults();
        private ReportGeneratorConfig reports = ReportGeneratorConfig.DEFAULT;
        private Optional<ResourceSource> resources = Optional.empty();

        private Builder() {}

        /** Sets {@link MonitoringConfig#name()}. */
        public Builder name(String value) {
            name = Optional.of(InvalidValueException.requireText("name", value));
            return this;
        }

        /** Sets {@link MonitoringConfig#period()} and {@link MonitoringConfig#evaluation()}. */
        public Builder every(Duration reading, Duration judging) {
            period = reading;
            evaluation = judging;
            return this;
        }

        /** Sets {@link MonitoringConfig#collector()}. */
        public Builder collector(MetricsCollector value) {
            collector = Optional.of(InvalidValueException.requirePresent("collector", value));
            return this;
        }

        /** Sets what is promised to one priority; 99.9 %, 99.5 %, 99 %, 98 % and 95 % of the requests by default. */
        public Builder objective(Priority priority, ServiceObjective value) {
            objectives.put(
                    InvalidValueException.requirePresent("priority", priority),
                    InvalidValueException.requirePresent("objective", value));
            return this;
        }

        /** Sets {@link MonitoringConfig#slowAnswer()}. */
        public Builder slowAnswer(Duration value) {
            slowAnswer = value;
            return this;
        }

        /** Sets {@link MonitoringConfig#mostModels()}. */
        public Builder mostModels(int value) {
            mostModels = value;
            return this;
        }

        /** Sets {@link MonitoringConfig#alerting()}. */
        public Builder alerting(AlertingConfig value) {
            alerting = value;
            return this;
        }

        /** Sets {@link MonitoringConfig#dashboard()}. */
        public Builder dashboard(DashboardConfig value) {
            dashboard = value;
            return this;
        }

        /** Sets {@link MonitoringConfig#server()}. */
        public Builder server(DashboardServerConfig value) {
            server = Optional.of(InvalidValueException.requirePresent("server", value));
            return this;
        }

        /** Sets {@link MonitoringConfig#history()}. */
        public Builder history(HistoryConfig value) {
            history = value;
            return this;
        }

        /** Sets {@link MonitoringConfig#reports()}. */
        public Builder reports(ReportGeneratorConfig value) {
            reports = value;
            return this;
        }

        /** Sets {@link MonitoringConfig#resources()}. */
        public Builder resources(ResourceSource value) {
            resources = Optional.of(InvalidValueException.requirePresent("resources", value));
            return this;
        }

        /**
         * Builds it.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside of its range
         */
        public MonitoringConfig build() {
            return new MonitoringConfig(
                    name,
                    period,
                    evaluation,
                    collector,
                    objectives,
                    slowAnswer,
                    mostModels,
                    alerting,
                    dashboard,
                    server,
                    history,
                    reports,
                    resources);
        }
    }
}
