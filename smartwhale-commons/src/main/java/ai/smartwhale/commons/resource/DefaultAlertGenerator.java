// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Remembers per key when it spoke last, and per kind what it has announced. Both are bounded by the enums. */
final class DefaultAlertGenerator implements AlertGenerator {

    private final Duration cooldown;
    private final Map<String, Instant> spokenAt = new HashMap<>();
    private final Map<String, Long> suppressed = new HashMap<>();
    private final Map<ResourceKind, BreachLevel> announced = new EnumMap<>(ResourceKind.class);

    DefaultAlertGenerator(AlertGeneratorConfig config) {
        this.cooldown = config.cooldown();
    }

    @Override
    public synchronized List<ResourceAlert> generate(List<BreachEvent> events) {
        InvalidValueException.requirePresent("events", events);
        List<ResourceAlert> alerts = new ArrayList<>();
        for (BreachEvent event : events) {
            if (event.raised() ? mayRaise(event) : wasAnnounced(event)) {
                alerts.add(alert(event));
            }
        }
        return List.copyOf(alerts);
    }

    private boolean mayRaise(BreachEvent event) {
        String key = key(event);
        Instant last = spokenAt.get(key);
        if (last != null && event.at().isBefore(last.plus(cooldown))) {
            suppressed.merge(key, 1L, Long::sum);
            return false;
        }
        spokenAt.put(key, event.at());
        return true;
    }

    private boolean wasAnnounced(BreachEvent event) {
        return announced.getOrDefault(event.kind(), BreachLevel.NORMAL).compareTo(event.to()) > 0;
    }

    private ResourceAlert alert(BreachEvent event) {
        announced.put(event.kind(), event.to());
        Long kept = suppressed.remove(key(event));
        return new ResourceAlert(
                event.at(),
                severity(event.to()),
                message(event),
                key(event),
                event.kind(),
                event.value(),
                kept == null ? 0 : kept);
    }

    private static AlertSeverity severity(BreachLevel level) {
        return switch (level) {
            case NORMAL -> AlertSeverity.INFO;
            case WARNING -> AlertSeverity.WARNING;
            case CRITICAL -> AlertSeverity.CRITICAL;
        };
    }

    private static String key(BreachEvent event) {
        return "resource." + event.kind().name().toLowerCase(Locale.ROOT) + '.'
                + event.to().name().toLowerCase(Locale.ROOT);
    }

    private static String message(BreachEvent event) {
        return String.format(
                Locale.ROOT,
                "%s is at %.1f %%, %s %.1f %%: %s",
                event.kind(),
                100 * event.value(),
                event.raised() ? "at or above" : "below",
                100 * event.threshold(),
                event.to().name().toLowerCase(Locale.ROOT));
    }
}
