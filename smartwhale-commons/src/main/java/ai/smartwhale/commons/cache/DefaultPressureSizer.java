// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.PressureCheck.State;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the cap by steps. */
final class DefaultPressureSizer implements PressureSizer {

    private static final Logger LOG = LoggerFactory.getLogger(PressureSizer.class);

    private final CacheSizing sizing;
    private final MemoryPressure pressure;
    private final PressureSizerConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledFuture<?> looks;

    private int calm;
    private int sinceShrink;
    private long collectionsAtShrink = -1;
    private volatile boolean closed;

    DefaultPressureSizer(
            CacheSizing sizing, MemoryPressure pressure, PressureSizerConfig config, ScheduledExecutorService timer) {
        this.sizing = InvalidValueException.requirePresent("sizing", sizing);
        this.pressure = InvalidValueException.requirePresent("pressure", pressure);
        this.config = InvalidValueException.requirePresent("config", config);
        long nanos = config.interval().toNanos();
        this.looks = timer.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Whatever happens, the timer goes on: the next look may be luckier. */
    private void look() {
        try {
            if (!closed) {
                PressureCheck unused = checkNow();
            }
        } catch (RuntimeException e) {
            LOG.warn("The size of a cache could not follow the memory", e);
        }
    }

    @Override
    public PressureCheck check() {
        if (closed) {
            throw new IllegalStateException("the pressure sizer is closed");
        }
        return checkNow();
    }

    private PressureCheck checkNow() {
        lock.lock();
        try {
            MemoryReading reading = pressure.read();
            OptionalDouble level = reading.level();
            State state = level.isEmpty() ? State.UNKNOWN : stateOf(level.getAsDouble());
            long before = sizing.size();
            adjust(state, reading.collections(), before);
            return new PressureCheck(state, level, before, sizing.size());
        } finally {
            lock.unlock();
        }
    }

    private State stateOf(double level) {
        if (level >= config.critical()) {
            return State.CRITICAL;
        }
        if (level >= config.high()) {
            return State.HIGH;
        }
        return level < config.low() ? State.CALM : State.STEADY;
    }

    private void adjust(State state, long collections, long size) {
        calm = state == State.CALM ? calm + 1 : 0;
        sinceShrink++;
        boolean effectShows = collections != collectionsAtShrink || sinceShrink >= config.patienceChecks();
        if (state == State.CRITICAL || (state == State.HIGH && effectShows)) {
            collectionsAtShrink = collections;
            sinceShrink = 0;
            sizing.capAt((long) (size * config.shrink()));
        } else if (calm >= config.calmChecks() && sizing.cap() < sizing.maximum()) {
            calm = 0;
            sizing.capAt((long) Math.min(sizing.maximum(), Math.ceil(sizing.cap() * config.grow())));
        }
    }

    @Override
    public void close() {
        closed = true;
        looks.cancel(false);
    }
}
