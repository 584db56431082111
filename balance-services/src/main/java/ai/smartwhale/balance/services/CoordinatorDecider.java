// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.core.coordinator.model.InteractionReport.Cause;
import ai.smartwhale.balance.core.coordinator.model.InteractionReport.Shift;
import ai.smartwhale.balance.core.coordinator.model.ModelListener;
import ai.smartwhale.balance.services.loop.Decider;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.loop.MeasuredEffect;
import ai.smartwhale.balance.services.loop.ModelMeter;
import ai.smartwhale.balance.services.loop.OwnDecision;
import ai.smartwhale.balance.services.loop.Tally;
import ai.smartwhale.commons.resource.Registration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Tells how a coordinator moved the priorities of models, and what became of their requests until it moved them back.
 */
final class CoordinatorDecider implements Decider {

    /** With what names of its decisions begin. */
    static final String PREFIX = "priority.";

    /** Moves that nobody asked for yet; further ones are not told. */
    private static final int MOST = 1_000;

    private final ModelMeter models;
    private final BooleanSupplier open;
    private final Registration registration;
    private final ConcurrentLinkedQueue<Shift> shifts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** What was counted of a model when its priority was moved. */
    private final Map<String, Tally> moved = new HashMap<>();

    /** Listens until it hears something for which nobody is there any more. */
    CoordinatorDecider(Function<ModelListener, Registration> coordinator, ModelMeter models, BooleanSupplier open) {
        this.models = models;
        this.open = open;
        this.registration = coordinator.apply(this::shifted);
    }

    private void shifted(Shift shift) {
        if (!open.getAsBoolean()) {
            registration.close();
        } else if (waiting.incrementAndGet() <= MOST) {
            shifts.add(shift);
        } else {
            waiting.decrementAndGet();
        }
    }

    @Override
    public List<OwnDecision> decide(LoopMode mode) {
        List<OwnDecision> decisions = new ArrayList<>();
        for (Shift shift = shifts.poll(); shift != null; shift = shifts.poll()) {
            waiting.decrementAndGet();
            decisions.add(decision(shift));
        }
        return decisions;
    }

    private OwnDecision decision(Shift shift) {
        String model = shift.model();
        Tally now = models.tally(model);
        boolean eased = shift.cause() == Cause.EASED;
        Optional<MeasuredEffect> effect = Optional.empty();
        if (eased) {
            effect = Optional.ofNullable(moved.remove(model)).flatMap(then -> MeasuredEffect.of(then, now.since(then)));
        } else if (moved.size() < MOST) {
            moved.putIfAbsent(model, now);
        }
        return new OwnDecision(
                PREFIX + model,
                "level",
                shift.before().level(),
                shift.after().level(),
                reason(shift.cause()),
                0,
                eased ? DecisionState.RELEASED : DecisionState.TRIAL,
                effect,
                eased ? "the reason for an earlier move is gone" : "until the reason is gone");
    }

    private static String reason(Cause cause) {
        return switch (cause) {
            case MISSES_TARGET -> "it misses its target more often than chance explains";
            case TAKES_FROM_OTHERS -> "it meets its target with more than its share, while others miss theirs";
            case EASED -> "the reason for an earlier move is gone";
        };
    }
}
