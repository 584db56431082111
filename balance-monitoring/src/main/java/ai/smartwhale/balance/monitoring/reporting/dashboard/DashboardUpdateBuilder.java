// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Gathers an update; not thread-safe. */
public final class DashboardUpdateBuilder {

    private OptionalLong number = OptionalLong.empty();
    private Optional<TrafficView> traffic = Optional.empty();
    private List<ModelView> models = List.of();
    private Set<String> goneModels = Set.of();
    private Optional<SavingsView> savings = Optional.empty();
    private Optional<QueueView> queue = Optional.empty();
    private Optional<List<LatencyView>> latency = Optional.empty();
    private Optional<List<ForecastView>> forecast = Optional.empty();
    private Optional<QualityView> quality = Optional.empty();
    private Optional<ResourceView> resources = Optional.empty();
    private Optional<List<AlertView>> alerts = Optional.empty();
    private Optional<List<DecisionView>> decisions = Optional.empty();

    DashboardUpdateBuilder() {}

    /**
     * Numbers it among the updates of its teller.
     *
     * @param value above that of the update before
     * @return this
     */
    public DashboardUpdateBuilder number(long value) {
        this.number = OptionalLong.of(value);
        return this;
    }

    /**
     * Tells what goes through.
     *
     * @param value the traffic
     * @return this
     */
    public DashboardUpdateBuilder traffic(TrafficView value) {
        this.traffic = Optional.of(InvalidValueException.requirePresent("traffic", value));
        return this;
    }

    /**
     * Tells of models that are new or have changed.
     *
     * @param value these models
     * @return this
     */
    public DashboardUpdateBuilder models(Collection<ModelView> value) {
        this.models = List.copyOf(InvalidValueException.requirePresent("models", value));
        return this;
    }

    /**
     * Tells which models are shown no longer.
     *
     * @param value their names
     * @return this
     */
    public DashboardUpdateBuilder goneModels(Collection<String> value) {
        this.goneModels = Set.copyOf(InvalidValueException.requirePresent("goneModels", value));
        return this;
    }

    /**
     * Tells what did not have to be fetched.
     *
     * @param value the savings
     * @return this
     */
    public DashboardUpdateBuilder savings(SavingsView value) {
        this.savings = Optional.of(InvalidValueException.requirePresent("savings", value));
        return this;
    }

    /**
     * Tells what waits.
     *
     * @param value the queue
     * @return this
     */
    public DashboardUpdateBuilder queue(QueueView value) {
        this.queue = Optional.of(InvalidValueException.requirePresent("queue", value));
        return this;
    }

    /**
     * Tells how long answers took.
     *
     * @param value one for each priority
     * @return this
     */
    public DashboardUpdateBuilder latency(Collection<LatencyView> value) {
        this.latency = Optional.of(List.copyOf(InvalidValueException.requirePresent("latency", value)));
        return this;
    }

    /**
     * Tells what was expected and what came.
     *
     * @param value the oldest first
     * @return this
     */
    public DashboardUpdateBuilder forecast(Collection<ForecastView> value) {
        this.forecast = Optional.of(List.copyOf(InvalidValueException.requirePresent("forecast", value)));
        return this;
    }

    /**
     * Tells of the quality of the data.
     *
     * @param value the quality
     * @return this
     */
    public DashboardUpdateBuilder quality(QualityView value) {
        this.quality = Optional.of(InvalidValueException.requirePresent("quality", value));
        return this;
    }

    /**
     * Tells what is in use.
     *
     * @param value the resources
     * @return this
     */
    public DashboardUpdateBuilder resources(ResourceView value) {
        this.resources = Optional.of(InvalidValueException.requirePresent("resources", value));
        return this;
    }

    /**
     * Tells of all alerts that are to be seen.
     *
     * @param value the alerts
     * @return this
     */
    public DashboardUpdateBuilder alerts(Collection<AlertView> value) {
        this.alerts = Optional.of(List.copyOf(InvalidValueException.requirePresent("alerts", value)));
        return this;
    }

    /**
     * Tells of the latest decisions about how Balance works.
     *
     * @param value the decisions
     * @return this
     */
    public DashboardUpdateBuilder decisions(Collection<DecisionView> value) {
        this.decisions = Optional.of(List.copyOf(InvalidValueException.requirePresent("decisions", value)));
        return this;
    }

    /**
     * Makes the update.
     *
     * @return what was gathered
     */
    public DashboardUpdate build() {
        return new DashboardUpdate(
                number,
                traffic,
                models,
                goneModels,
                savings,
                queue,
                latency,
                forecast,
                quality,
                resources,
                alerts,
                decisions);
    }
}
