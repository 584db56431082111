// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed between two snapshots: whoever has the first and applies the content has the second. Immutable.
 *
 * @param from the sequence of the first
 * @param to the sequence of the second, above that of the first
 * @param at when the second was made
 * @param modelsLeftOut what the second says of models that had no room
 * @param content what changed
 */
public record DashboardDelta(long from, long to, Instant at, long modelsLeftOut, DashboardUpdate content) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or the second not after the first
     */
    public DashboardDelta {
        InvalidValueException.requireRange("from", from, 0, Long.MAX_VALUE - 1);
        InvalidValueException.requireRange("to", to, from + 1, Long.MAX_VALUE);
        InvalidValueException.requirePresent("at", at);
        InvalidValueException.requireRange("modelsLeftOut", modelsLeftOut, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("content", content);
    }

    /**
     * Joins deltas that follow each other. A model that went and came again is there.
     *
     * @param deltas at least one; each begins where the one before ends
     * @return the one that does what all of them do
     * @throws InvalidValueException if there is none, or one does not follow
     */
    public static DashboardDelta join(List<DashboardDelta> deltas) {
        InvalidValueException.requirePresent("deltas", deltas);
        if (deltas.isEmpty()) {
            throw new InvalidValueException("deltas", deltas, "at least one");
        }
        DashboardDelta last = deltas.get(deltas.size() - 1);
        if (deltas.size() == 1) {
            return last;
        }
        DashboardUpdate joined = deltas.get(0).content();
        Map<String, ModelView> models = new LinkedHashMap<>();
        TreeSet<String> gone = new TreeSet<>();
        long reached = deltas.get(0).from();
        for (DashboardDelta delta : deltas) {
            if (delta.from() != reached) {
                throw new InvalidValueException("from", delta.from(), Long.toString(reached));
            }
            reached = delta.to();
            follow(delta.content(), models, gone);
            joined = later(joined, delta.content());
        }
        return new DashboardDelta(
                deltas.get(0).from(), reached, last.at(), last.modelsLeftOut(), with(joined, models, gone));
    }

    private static void follow(DashboardUpdate next, Map<String, ModelView> models, TreeSet<String> gone) {
        for (String name : next.goneModels()) {
            models.remove(name);
            gone.add(name);
        }
        for (ModelView model : next.models()) {
            models.put(model.modelId(), model);
            gone.remove(model.modelId());
        }
    }

    private static DashboardUpdate later(DashboardUpdate one, DashboardUpdate next) {
        return new DashboardUpdate(
                OptionalLong.empty(),
                next.traffic().or(one::traffic),
                List.of(),
                Set.of(),
                next.savings().or(one::savings),
                next.queue().or(one::queue),
                next.latency().or(one::latency),
                next.forecast().or(one::forecast),
                next.quality().or(one::quality),
                next.resources().or(one::resources),
                next.alerts().or(one::alerts),
                next.decisions().or(one::decisions));
    }

    private static DashboardUpdate with(DashboardUpdate all, Map<String, ModelView> models, TreeSet<String> gone) {
        return new DashboardUpdate(
                OptionalLong.empty(),
                all.traffic(),
                List.copyOf(models.values()),
                gone,
                all.savings(),
                all.queue(),
                all.latency(),
                all.forecast(),
                all.quality(),
                all.resources(),
                all.alerts(),
                all.decisions());
    }
}
