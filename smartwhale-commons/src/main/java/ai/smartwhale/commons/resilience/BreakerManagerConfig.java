// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Map;

/**
 * Bounds of a {@link BreakerManager}, and how its breakers judge. Immutable.
 *
 * @param defaults for breakers that have no configuration of their own
 * @param overrides by the name of the breaker; at most 10,000
 * @param mostBreakers how many breakers live at a time, 1 to 100,000; 1,000 by default. When full, the closed breaker
 *     that was used longest ago is given up; if none is closed, a new one is refused
 * @param idleFor a closed breaker that was not used for this time is given up when another one is made; above zero, 30
 *     minutes by default
 */
public record BreakerManagerConfig(
        BreakerConfig defaults, Map<String, BreakerConfig> overrides, int mostBreakers, Duration idleFor) {

    private static final int MOST_OVERRIDES = 10_000;

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is missing or outside of its range
     */
    public BreakerManagerConfig {
        InvalidValueException.requirePresent("defaults", defaults);
        overrides = Map.copyOf(InvalidValueException.requirePresent("overrides", overrides));
        InvalidValueException.requireRange("overrides.size", overrides.size(), 0, MOST_OVERRIDES);
        overrides.keySet().forEach(name -> InvalidValueException.requireText("overrides.name", name));
        InvalidValueException.requireRange("mostBreakers", mostBreakers, 1, 100_000);
        BreakerConfig.requireAtMostAYear("idleFor", idleFor);
    }

    /**
     * The defaults, without overrides.
     *
     * @return the configuration
     */
    public static BreakerManagerConfig withDefaults() {
        return of(BreakerConfig.withDefaults());
    }

    /**
     * One configuration for all breakers, with the default bounds.
     *
     * @param defaults of every breaker
     * @return the configuration
     */
    public static BreakerManagerConfig of(BreakerConfig defaults) {
        return new BreakerManagerConfig(defaults, Map.of(), 1_000, Duration.ofMinutes(30));
    }

    /**
     * The same with other overrides.
     *
     * @param value by the name of the breaker
     * @return the configuration
     */
    public BreakerManagerConfig withOverrides(Map<String, BreakerConfig> value) {
        return new BreakerManagerConfig(defaults, value, mostBreakers, idleFor);
    }

    /**
     * The same with other bounds.
     *
     * @param most how many breakers live at a time
     * @param idle after which time without use a closed one may be given up
     * @return the configuration
     */
    public BreakerManagerConfig withBounds(int most, Duration idle) {
        return new BreakerManagerConfig(defaults, overrides, most, idle);
    }

    BreakerConfig of(String name) {
        return overrides.getOrDefault(name, defaults);
    }
}
