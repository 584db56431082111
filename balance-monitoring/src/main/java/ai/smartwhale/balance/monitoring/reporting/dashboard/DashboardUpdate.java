// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has changed. What is empty stays as it was. Immutable.
 *
 * @param number orders the updates of one teller: one that is not above the latest comes too late and is ignored; empty
 *     if they are told in order anyhow
 * @param traffic what goes through now
 * @param models those that are new or have changed; all others stay
 * @param goneModels names of those that are shown no longer, as they were told
 * @param savings what did not have to be fetched
 * @param queue what waits now
 * @param latency how long answers took, one for each priority; replaces what was told before
 * @param forecast what was expected and what came, the oldest first; replaces what was told before
 * @param quality the quality of the data
 * @param resources what is in use now
 * @param alerts all that are to be seen; replaces what was told before
 * @param decisions how Balance works, the latest that are to be seen; replaces what was told before
 */
public record DashboardUpdate(
        OptionalLong number,
        Optional<TrafficView> traffic,
        List<ModelView> models,
        Set<String> goneModels,
        Optional<SavingsView> savings,
        Optional<QueueView> queue,
        Optional<List<LatencyView>> latency,
        Optional<List<ForecastView>> forecast,
        Optional<QualityView> quality,
        Optional<ResourceView> resources,
        Optional<List<AlertView>> alerts,
        Optional<List<DecisionView>> decisions) {

    /**
     * Copies the collections.
     *
     * @throws InvalidValueException if a component is missing
     */
    public DashboardUpdate {
        InvalidValueException.requirePresent("number", number);
        InvalidValueException.requirePresent("traffic", traffic);
        models = List.copyOf(InvalidValueException.requirePresent("models", models));
        goneModels = InvalidValueException.requirePresent("goneModels", goneModels).stream()
                .map(name -> Shown.name("goneModels", name))
                .collect(Collectors.toUnmodifiableSet());
        InvalidValueException.requirePresent("savings", savings);
        InvalidValueException.requirePresent("queue", queue);
        latency = copied("latency", latency);
        forecast = copied("forecast", forecast);
        InvalidValueException.requirePresent("quality", quality);
        InvalidValueException.requirePresent("resources", resources);
        alerts = copied("alerts", alerts);
        decisions = copied("decisions", decisions);
    }

    private static <T> Optional<List<T>> copied(String field, Optional<List<T>> list) {
        return InvalidValueException.requirePresent(field, list).map((Collection<T> all) -> List.copyOf(all));
    }

    /**
     * Starts from an update that changes nothing.
     *
     * @return a builder
     */
    public static DashboardUpdateBuilder builder() {
        return new DashboardUpdateBuilder();
    }
}
