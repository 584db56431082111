// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.analyzer.WilsonInterval;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which priorities move. Between its two thresholds nothing does, so that none goes to and fro. */
final class PriorityShifts {

    private static final double CONFIDENCE = 1.96;
    private static final int FEWEST = 20;

    private final ModelCoordinatorConfig config;

    PriorityShifts(ModelCoordinatorConfig config) {
        this.config = config;
    }

    private record Misses(int samples, int misses) {
        boolean isOften(double share) {
            return samples >= FEWEST
                    && WilsonInterval.of(misses, samples, CONFIDENCE).low() > share;
        }

        boolean isSeldom(double share) {
            return samples < FEWEST || misses < share * samples;
        }
    }

    /** With the lock of the coordinator. */
    List<InteractionReport.Shift> move(Collection<ModelRecord> models, Map<String, List<ModelState>> peers, long now) {
        boolean someoneMisses =
                models.stream().anyMatch(model -> misses(model, peers).isOften(config.raiseAbove()));
        List<InteractionReport.Shift> shifts = new ArrayList<>();
        for (ModelRecord model : models) {
            decide(model, misses(model, peers), someoneMisses).ifPresent(cause -> {
                if (!model.everShifted
                        || now - model.shiftedAt >= config.dwell().toNanos()) {
                    shifts.add(shift(model, cause, now));
                }
            });
        }
        return shifts;
    }

    private static Misses misses(ModelRecord model, Map<String, List<ModelState>> peers) {
        List<ModelState> others = peers.getOrDefault(model.settings.model(), List.of());
        long samples = others.stream().mapToLong(ModelState::samples).sum() + model.window.samples();
        long misses = others.stream().mapToLong(ModelState::misses).sum() + model.window.misses();
        return new Misses((int) Math.min(Integer.MAX_VALUE, samples), (int) Math.min(Integer.MAX_VALUE, misses));
    }

    private Optional<InteractionReport.Cause> decide(ModelRecord model, Misses misses, boolean someoneMisses) {
        if (misses.isOften(config.raiseAbove())) {
            return model.shift > -config.shift()
                    ? Optional.of(InteractionReport.Cause.MISSES_TARGET)
                    : Optional.empty();
        }
        if (!misses.isSeldom(config.easeBelow())) {
            return Optional.empty();
        }
        if (someoneMisses && model.isOverShare && model.shift >= 0) {
            return model.shift < config.shift()
                    ? Optional.of(InteractionReport.Cause.TAKES_FROM_OTHERS)
                    : Optional.empty();
        }
        return model.shift == 0 ? Optional.empty() : Optional.of(InteractionReport.Cause.EASED);
    }

    private static InteractionReport.Shift shift(ModelRecord model, InteractionReport.Cause cause, long now) {
        TaskPriority before = model.effective();
        switch (cause) {
            case MISSES_TARGET -> model.shift--;
            case TAKES_FROM_OTHERS -> model.shift++;
            case EASED -> model.shift -= Integer.signum(model.shift);
        }
        model.shiftedAt = now;
        model.everShifted = true;
        return new InteractionReport.Shift(model.settings.model(), before, model.effective(), cause);
    }
}
