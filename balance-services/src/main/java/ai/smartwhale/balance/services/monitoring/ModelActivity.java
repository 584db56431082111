// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests of each model are missing: as many as it makes in the time of its silence as a rule. A model that
 * is silent for a minute is no news if it asks once an hour, and some if it asks a hundred times a second. The rate is
 * a mean whose weights fall to a third in an hour of activity. Not thread-safe.
 */
final class ModelActivity {

    private static final double MEMORY_SECONDS = 3_600;
    /** Before that nothing is usual for a model. */
    private static final Duration KNOWN_AFTER = Duration.ofMinutes(10);

    private final Map<String, Pulse> pulses = new HashMap<>();

    private static final class Pulse {
        private final Instant first;
        private long count;
        private Instant active;
        private double perSecond;

        Pulse(Instant first, long count) {
            this.first = first;
            this.active = first;
            this.count = count;
        }

        double step(long now, Instant at) {
            double seconds = Duration.between(active, at).toMillis() / 1e3;
            if (now != count && seconds > 0) {
                double known = Duration.between(first, at).toMillis() / 1e3;
                double weight = 1 - Math.exp(-seconds / Math.min(MEMORY_SECONDS, known));
                perSecond += weight * (Math.max(0, now - count) / seconds - perSecond);
                count = now;
                active = at;
            }
            boolean known = Duration.between(first, active).compareTo(KNOWN_AFTER) >= 0;
            return known ? Math.max(0, Duration.between(active, at).toMillis() / 1e3) * perSecond : 0;
        }
    }

    /** How many requests of each model are missing, 0 or more. */
    Map<String, Double> step(Map<String, Long> ended, Instant now) {
        pulses.keySet().retainAll(ended.keySet());
        Map<String, Double> missing = new HashMap<>();
        ended.forEach((model, count) -> {
            Pulse pulse = pulses.computeIfAbsent(model, key -> new Pulse(now, count));
            missing.put(model, pulse.step(count, now));
        });
        return missing;
    }
}
