// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.core.coordinator.model.ModelCoordinator;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.loop.Advisor;
import ai.smartwhale.balance.services.loop.Knob;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the host wants of the loop.
 *
 * @param config how it decides
 * @param objectives within which time an answer is of use; for priorities without one, any answer before the deadline
 * @param coordinator what the loop lets balance from time to time
 * @param knobs what it may turn besides that of Balance
 * @param advisors who propose besides those of Balance
 */
record LoopChoice(
        LoopConfig config,
        Map<Priority, Duration> objectives,
        Optional<ModelCoordinator> coordinator,
        List<Knob> knobs,
        List<Advisor> advisors) {

    static final LoopChoice DEFAULT =
            new LoopChoice(LoopConfig.defaults(), Map.of(), Optional.empty(), List.of(), List.of());

    LoopChoice {
        Map<Priority, Duration> copy = new EnumMap<>(Priority.class);
        copy.putAll(objectives);
        objectives = copy;
        knobs = List.copyOf(knobs);
        advisors = List.copyOf(advisors);
    }

    /** What holds by settings; of objectives, those that code does not say. */
    LoopChoice with(BalanceSettings settings) {
        Map<Priority, Duration> all = new EnumMap<>(Priority.class);
        all.putAll(settings.objectives());
        all.putAll(objectives);
        return new LoopChoice(settings.loop(), all, coordinator, knobs, advisors);
    }

    LoopChoice with(Priority priority, Duration objective) {
        Map<Priority, Duration> more = new EnumMap<>(Priority.class);
        more.putAll(objectives);
        more.put(priority, objective);
        return new LoopChoice(config, more, coordinator, knobs, advisors);
    }

    LoopChoice with(ModelCoordinator other) {
        return new LoopChoice(config, objectives, Optional.of(other), knobs, advisors);
    }

    LoopChoice with(Knob knob, Advisor advisor) {
        List<Knob> moreKnobs = new ArrayList<>(knobs);
        moreKnobs.add(knob);
        List<Advisor> moreAdvisors = new ArrayList<>(advisors);
        moreAdvisors.add(advisor);
        return new LoopChoice(config, objectives, coordinator, moreKnobs, moreAdvisors);
    }
}
