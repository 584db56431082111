// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The way of a call. What costs in the machine beneath is left out: it reads no exact clock, publishes no events and
 * makes no exceptions. A result counts only in the phase that let its call in, so that a slow call of better or worse
 * times never decides about a trial.
 */
final class DefaultBreaker implements Breaker {

    private final BreakerCore core;
    private final BreakerManager manager;
    private final LongAdder refusals = new LongAdder();
    /** Of coarse time; written without order on purpose, for it decides only about being idle. */
    private long lastUsed;

    DefaultBreaker(BreakerCore core, BreakerManager manager) {
        this.core = core;
        this.manager = manager;
        this.lastUsed = core.ticker.nanoTime();
    }

    BreakerCore core() {
        return core;
    }

    long lastUsedNanos() {
        return lastUsed;
    }

    @Override
    public String name() {
        return core.name;
    }

    @Override
    public BreakerStatus status() {
        if (core.phase.retired) {
            return manager.breaker(core.name).status();
        }
        BreakerPhase phase = core.observe();
        CircuitBreaker.Metrics metrics = phase.machine.getMetrics();
        return new BreakerStatus(
                phase.described,
                share(metrics.getFailureRate()),
                share(metrics.getSlowCallRate()),
                metrics.getNumberOfBufferedCalls(),
                refusals.sum());
    }

    @Override
    public <T> T execute(Callable<T> call) throws Exception {
        InvalidValueException.requirePresent("call", call);
        long start = core.ticker.nanoTime();
        BreakerPhase phase = admit(start);
        if (phase.retired) {
            return manager.breaker(core.name).execute(call);
        }
        T result;
        try {
            result = call.call();
        } catch (Throwable e) {
            core.failed(phase, core.ticker.nanoTime() - start, e);
            throw e;
        }
        succeeded(phase, start);
        return result;
    }

    @Override
    public <T> CompletableFuture<T> executeAsync(Supplier<? extends CompletionStage<T>> call) {
        InvalidValueException.requirePresent("call", call);
        BreakerPermit permit;
        try {
            permit = acquire();
        } catch (BreakerOpenException e) {
            return CompletableFuture.failedFuture(e);
        }
        return GuardedStage.start(permit, call);
    }

    @Override
    public Optional<BreakerPermit> tryAcquire() {
        try {
            return Optional.of(acquire());
        } catch (BreakerOpenException refused) {
            return Optional.empty();
        }
    }

    private BreakerPermit acquire() {
        long start = core.ticker.nanoTime();
        BreakerPhase phase = admit(start);
        if (!phase.retired) {
            return new PhasePermit(core, phase, start);
        }
        DefaultBreaker successor = (DefaultBreaker) manager.breaker(core.name);
        return successor.acquire();
    }

    /** The phase that lets the call in; a retired one means that another breaker must be asked. */
    private BreakerPhase admit(long now) {
        if (lastUsed != now) {
            lastUsed = now;
        }
        BreakerPhase phase = core.phase;
        if (phase.closed) {
            if (phase.machine.getState() == CircuitBreaker.State.CLOSED) {
                return phase;
            }
        } else if (phase.refusesAt(now)) {
            refusals.increment();
            throw phase.refusal;
        }
        try {
            return core.admitSlowly(now);
        } catch (BreakerOpenException e) {
            refusals.increment();
            throw e;
        }
    }

    private void succeeded(BreakerPhase phase, long start) {
        if (core.phase == phase) {
            // Of this very phase: the breaker may have changed since it was looked.
            phase.machine.onSuccess(core.ticker.nanoTime() - start, TimeUnit.NANOSECONDS);
            if (phase.isOutdated()) {
                var unused = core.observe();
            }
        }
    }

    private static OptionalDouble share(float percent) {
        return percent < 0 ? OptionalDouble.empty() : OptionalDouble.of(percent / 100.0);
    }
}
