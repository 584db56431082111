// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.core.coordinator.model.ModelCoordinator;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.CacheReadings;
import ai.smartwhale.balance.services.loop.ControlLoop;
import ai.smartwhale.balance.services.loop.ControlLoopBuilder;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.loop.LoopReadings;
import ai.smartwhale.balance.services.loop.LoopReport;
import ai.smartwhale.balance.services.loop.LoopSituation;
import ai.smartwhale.balance.services.path.SlotUse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the loop of a Balance, lets it go round from time to time, and tells what it decides. */
final class LoopDriver {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    /** Models are balanced every few seconds, not in every cycle. */
    private static final Duration BALANCING = Duration.ofSeconds(5);

    private static final int QUIET_CYCLES = 60;

    private final AtomicBoolean awake = new AtomicBoolean();

    /** Belongs to the cycle. */
    private volatile int quiet;

    private final ServicesContext context;
    private final RequestRoute route;
    private final Publisher publisher;
    private final LoopMeter meter;
    private final Optional<ModelCoordinator> coordinator;
    private final Optional<ControlLoop> loop;

    /** What happens is heard, by a listener in {@code context}, unless there is no loop. */
    LoopDriver(ServicesContext context, RequestRoute route, Publisher publisher, LoopChoice choice) {
        this.context = context;
        this.route = route;
        this.publisher = publisher;
        this.meter = new LoopMeter(choice.objectives(), context.config().maxModels());
        this.coordinator = choice.coordinator();
        this.loop = choice.config().mode() == LoopMode.OFF ? Optional.empty() : Optional.of(build(choice));
        if (loop.isPresent()) {
            context.listeners().add(List.of(meter));
        }
    }

    private ControlLoop build(LoopChoice choice) {
        ControlLoopBuilder builder = ControlLoop.builder(this::read).config(choice.config());
        LoopParts.path(builder, route);
        LoopParts.models(builder, route, meter, choice.config());
        LoopParts.answers(builder, context.answers());
        context.feed().foresight().ifPresent(foresight -> {
            LoopParts.prefetching(builder, foresight, meter);
            foresight
                    .tuning()
                    .ifPresent(
                            tuning -> builder.decider(mode -> tuning.decide(mode, context.continuations()::execute)));
        });
        choice.coordinator()
                .ifPresent(models -> builder.decider(new CoordinatorDecider(
                        models::addListener,
                        meter.models(),
                        () -> !context.lifecycle().isClosed())));
        return builder.knobs(choice.knobs())
                .advisors(choice.advisors())
                .listener(this::decided)
                .build();
    }

    Optional<ControlLoop> loop() {
        return loop;
    }

    List<Decision> decisions() {
        return loop.map(ControlLoop::decisions).orElse(List.of());
    }

    /** Begins, once Balance is open; ends with its timer. */
    void start() {
        loop.ifPresent(running -> meter.traffic(() -> wake(running)));
        coordinator.ifPresent(models -> every(BALANCING, () -> balance(models)));
    }

    private void every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        var unused = route.timer().scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Begins to go round, unless it does. */
    private void wake(ControlLoop running) {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            quiet = 0;
            next(running);
        }
    }

    private void next(ControlLoop running) {
        try {
            var unused = route.timer()
                    .schedule(() -> cycle(running), running.config().period().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Balance was closed before the next cycle of its loop");
        }
    }

    /** Where nothing has happened for long enough, nothing goes round, and an idle Balance has nothing to do. */
    private void cycle(ControlLoop running) {
        if (!context.lifecycle().isOpen()) {
            return;
        }
        try {
            LoopReport report = running.runCycle(context.clock().instant());
            boolean idle = report.situation() == LoopSituation.CALM
                    && context.pending().size() == 0
                    && report.observed().filter(seen -> seen.ended() > 0).isEmpty();
            int before = quiet;
            quiet = idle ? before + 1 : 0;
        } catch (RuntimeException e) {
            LOG.warn("a cycle of the loop failed", e);
        }
        if (quiet > QUIET_CYCLES) {
            awake.set(false);
            // One that left since the cycle looked found it awake, and woke nobody.
            if (context.pending().size() > 0) {
                wake(running);
            }
        } else {
            next(running);
        }
    }

    private void balance(ModelCoordinator models) {
        if (context.lifecycle().isOpen() && loop.map(ControlLoop::mode).orElse(LoopMode.OFF) == LoopMode.ACT) {
            try {
                var unused = models.balanceResources();
                var moved = models.optimizeInteractions();
                LOG.debug("models were balanced: {}", moved);
            } catch (RuntimeException e) {
                LOG.warn("models could not be balanced", e);
            }
        }
    }

    private LoopReadings read() {
        CacheReadings cache =
                context.answers().cache().map(AnswerCache::readings).orElse(CacheReadings.NONE);
        // Where slots are free once all is sent, the path does not see the answers that nobody waits for.
        long late = route.slots() == SlotUse.UNTIL_SENT
                ? context.counters().statistics(0).lateDropped()
                : 0;
        return LoopReadings.of(route.statistics(), late, meter.meter(), cache, overloadForeseen());
    }

    private boolean overloadForeseen() {
        return context.feed()
                .foresight()
                .map(Foresight::statistics)
                .filter(known -> known.warned())
                .isPresent();
    }

    private void decided(Decision decision) {
        context.listeners().tell(listener -> listener.decided(decision));
        var unused = publisher.event(event(decision.state()), data(decision)).whenComplete((receipt, failure) -> {
            if (failure != null && context.lifecycle().isOpen()) {
                LOG.warn("decision {} could not be published", decision.id(), failure);
            }
        });
    }

    static String event(DecisionState state) {
        return state == DecisionState.TRIAL
                ? "decision_made"
                : "decision_" + state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> data(Decision decision) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("decision_id", decision.id());
        data.put("decided_at", decision.at().toString());
        data.put("situation", decision.situation().name());
        data.put("knob", decision.knob());
        data.put("unit", decision.unit());
        data.put("from", decision.from());
        data.put("to", decision.to());
        data.put("reason", decision.reason());
        data.put("measure", decision.measure().name());
        data.put("expected_effect", decision.expected());
        decision.effect().ifPresent(effect -> {
            data.put("measured_effect", effect.change());
            data.put("standard_error", effect.error());
            data.put("confidence", effect.confidence());
        });
        data.put("outcome", decision.outcome());
        return data;
    }
}
