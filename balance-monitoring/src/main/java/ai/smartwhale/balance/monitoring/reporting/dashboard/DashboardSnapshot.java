// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is shown at one moment. Immutable. What nobody has told yet is empty.
 *
 * @param sequence counts the updates, 0 before the first
 * @param at when the latest update came
 * @param traffic what goes through
 * @param models in the order of their names
 * @param modelsLeftOut how often a model was told that had no room
 * @param savings what did not have to be fetched
 * @param queue what waits
 * @param latency how long answers took, by priority
 * @param forecast what was expected and what came, the oldest first
 * @param quality the quality of the data
 * @param resources what is in use
 * @param alerts the most severe first
 * @param decisions how Balance works, the latest first, 100 at most
 */
public record DashboardSnapshot(
        long sequence,
        Instant at,
        Optional<TrafficView> traffic,
        List<ModelView> models,
        long modelsLeftOut,
        Optional<SavingsView> savings,
        Optional<QueueView> queue,
        List<LatencyView> latency,
        List<ForecastView> forecast,
        Optional<QualityView> quality,
        Optional<ResourceView> resources,
        List<AlertView> alerts,
        List<DecisionView> decisions) {

    /**
     * Copies the lists.
     *
     * @throws InvalidValueException if a component is missing
     */
    public DashboardSnapshot {
        InvalidValueException.requireRange("sequence", sequence, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("at", at);
        InvalidValueException.requirePresent("traffic", traffic);
        models = List.copyOf(InvalidValueException.requirePresent("models", models));
        InvalidValueException.requirePresent("savings", savings);
        InvalidValueException.requirePresent("queue", queue);
        latency = List.copyOf(InvalidValueException.requirePresent("latency", latency));
        forecast = List.copyOf(InvalidValueException.requirePresent("forecast", forecast));
        InvalidValueException.requirePresent("quality", quality);
        InvalidValueException.requirePresent("resources", resources);
        alerts = List.copyOf(InvalidValueException.requirePresent("alerts", alerts));
        decisions = List.copyOf(InvalidValueException.requirePresent("decisions", decisions));
    }

    /**
     * A moment of which nothing is known.
     *
     * @param at the moment
     * @return the snapshot with sequence 0
     */
    public static DashboardSnapshot empty(Instant at) {
        return new DashboardSnapshot(
                0,
                at,
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
