// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Decides under a lock; what readers need is one volatile field. */
final class DefaultDegradation implements Degradation {

    private final DegradationConfig config;
    private final List<DegradationLevel> levels;
    private final Ticker ticker;
    private final InstantSource clock;
    private final Listeners<LevelChange> listeners = new Listeners<>();
    private final ReentrantLock lock = new ReentrantLock();
    /** All that readers need: every feature by name, and nothing after the end. */
    private volatile Map<String, Boolean> switches;

    private int current;
    private boolean closed;
    private double lastLoad;
    private boolean held;
    private OptionalLong highSince = OptionalLong.empty();
    private OptionalLong lowSince = OptionalLong.empty();

    DefaultDegradation(DegradationConfig config, Ticker ticker, InstantSource clock) {
        this.config = config;
        this.levels = config.levels();
        this.ticker = ticker;
        this.clock = clock;
        this.switches = switches(levels.get(0));
    }

    @Override
    public DegradationLevel report(double load) {
        if (!(load >= 0 && load < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("load", load, "0 or more, finite");
        }
        Optional<LevelChange> change;
        DegradationLevel now;
        lock.lock();
        try {
            requireOpen();
            lastLoad = load;
            change = held ? Optional.empty() : decide(load);
            now = levels.get(current);
        } finally {
            lock.unlock();
        }
        change.ifPresent(listeners::tell);
        return now;
    }

    private Optional<LevelChange> decide(double load) {
        long now = ticker.nanoTime();
        int wanted = current;
        while (wanted + 1 < levels.size() && load >= levels.get(wanted + 1).enterAt()) {
            wanted++;
        }
        boolean high = wanted > current;
        boolean low = current > 0 && load < levels.get(current).leaveAt();
        highSince = high ? OptionalLong.of(highSince.orElse(now)) : OptionalLong.empty();
        lowSince = low ? OptionalLong.of(lowSince.orElse(now)) : OptionalLong.empty();
        if (high && now - highSince.orElse(now) >= config.worsenAfter().toNanos()) {
            return change(wanted, "the load rose to " + load);
        }
        // A change forgets since when the load was low, so the level has lasted for this time as well.
        if (low && now - lowSince.orElse(now) >= config.easeAfter().toNanos()) {
            return change(current - 1, "the load fell to " + load);
        }
        return Optional.empty();
    }

    private Optional<LevelChange> change(int to, String reason) {
        highSince = OptionalLong.empty();
        lowSince = OptionalLong.empty();
        if (to == current) {
            return Optional.empty();
        }
        DegradationLevel from = levels.get(current);
        current = to;
        switches = switches(levels.get(to));
        return Optional.of(new LevelChange(from, levels.get(to), clock.instant(), lastLoad, reason));
    }

    @Override
    public boolean isEnabled(String feature) {
        InvalidValueException.requirePresent("feature", feature);
        Boolean enabled = switches.get(feature);
        if (enabled != null) {
            return enabled;
        }
        lock.lock();
        try {
            requireOpen();
        } finally {
            lock.unlock();
        }
        throw new InvalidValueException("feature", feature, "one of " + config.features());
    }

    @Override
    public DegradationLevel level() {
        lock.lock();
        try {
            requireOpen();
            return levels.get(current);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public DegradationLevel hold(String level, String reason) {
        InvalidValueException.requireText("reason", reason);
        Optional<LevelChange> change;
        int to = indexOf(level);
        lock.lock();
        try {
            requireOpen();
            held = true;
            change = change(to, reason);
        } finally {
            lock.unlock();
        }
        change.ifPresent(listeners::tell);
        return levels.get(to);
    }

    @Override
    public void release() {
        lock.lock();
        try {
            requireOpen();
            held = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Registration onChange(Consumer<? super LevelChange> listener) {
        return listeners.add(listener);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            switches = Map.of();
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Boolean> switches(DegradationLevel level) {
        Map<String, Boolean> all = new HashMap<>();
        config.features().forEach(feature -> all.put(feature, !level.disabled().contains(feature)));
        return Map.copyOf(all);
    }

    private int indexOf(String name) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new InvalidValueException(
                "level",
                name,
                "one of " + levels.stream().map(DegradationLevel::name).toList());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the degradation ladder is closed");
        }
    }
}
