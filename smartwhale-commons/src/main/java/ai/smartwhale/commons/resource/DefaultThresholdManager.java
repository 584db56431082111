// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides under its monitor and tells listeners outside of it. */
final class DefaultThresholdManager implements ThresholdManager {

    private final ThresholdManagerConfig config;
    private final Listeners<BreachEvent> listeners;
    private final Map<ResourceKind, WatchedKind> watched = new EnumMap<>(ResourceKind.class);
    private @Nullable Instant lastAt;

    DefaultThresholdManager(ThresholdManagerConfig config) {
        this.config = config;
        this.listeners = new Listeners<>(config.maxListeners());
    }

    @Override
    public synchronized void setThresholds(ResourceKind kind, Thresholds thresholds) {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("thresholds", thresholds);
        WatchedKind present = watched.get(kind);
        if (present == null) {
            watched.put(kind, new WatchedKind(kind, thresholds, config.historySize()));
        } else {
            present.setThresholds(thresholds);
        }
    }

    @Override
    public synchronized Optional<Thresholds> thresholds(ResourceKind kind) {
        return Optional.ofNullable(watched.get(InvalidValueException.requirePresent("kind", kind)))
                .map(WatchedKind::thresholds);
    }

    @Override
    public synchronized Optional<ThresholdAdjustment> adjustDynamic(ResourceKind kind) {
        return Optional.ofNullable(watched.get(InvalidValueException.requirePresent("kind", kind)))
                .map(w -> w.adjust(config));
    }

    @Override
    public List<BreachEvent> handleBreach(ResourceSnapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        List<BreachEvent> events =
                snapshot.takenAt().map(at -> decide(snapshot, at)).orElse(List.of());
        events.forEach(listeners::tell);
        return events;
    }

    private synchronized List<BreachEvent> decide(ResourceSnapshot snapshot, Instant at) {
        if (lastAt != null && !at.isAfter(lastAt)) {
            return List.of();
        }
        lastAt = at;
        List<BreachEvent> events = new ArrayList<>();
        watched.forEach((kind, watchedKind) -> {
            OptionalDouble reading = snapshot.reading(kind);
            if (reading.isPresent()) {
                watchedKind.read(reading.getAsDouble(), at).ifPresent(events::add);
            } else {
                watchedKind.unknown();
            }
        });
        return List.copyOf(events);
    }

    @Override
    public synchronized BreachLevel level(ResourceKind kind) {
        return Optional.ofNullable(watched.get(InvalidValueException.requirePresent("kind", kind)))
                .map(WatchedKind::level)
                .orElse(BreachLevel.NORMAL);
    }

    @Override
    public Registration addListener(Consumer<? super BreachEvent> listener) {
        return listeners.add(listener);
    }
}
