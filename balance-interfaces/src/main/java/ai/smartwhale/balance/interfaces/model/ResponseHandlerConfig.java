// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * How a {@link ResponseHandler} works. Immutable.
 *
 * @param steps what every response passes, in order; 100 at most, none by default
 * @param logEvery of the successes in time, one in so many is logged, 1 to 1,000,000,000; 1 by default
 * @param slowAfter from which processing time on an answer is slow, above zero; ten seconds by default
 */
public record ResponseHandlerConfig(List<ResponseStep> steps, int logEvery, Duration slowAfter) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public ResponseHandlerConfig {
        steps = List.copyOf(steps);
        InvalidValueException.requireRange("steps.size", steps.size(), 0, 100);
        InvalidValueException.requireRange("logEvery", logEvery, 1, 1_000_000_000);
        InvalidValueException.requirePositive("slowAfter", slowAfter);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static ResponseHandlerConfig withDefaults() {
        return new ResponseHandlerConfig(List.of(), 1, Duration.ofSeconds(10));
    }

    /**
     * The same with other steps.
     *
     * @param value the steps, in order
     * @return the new configuration
     */
    public ResponseHandlerConfig withSteps(ResponseStep... value) {
        return new ResponseHandlerConfig(List.of(value), logEvery, slowAfter);
    }

    /**
     * The same with another share of lines.
     *
     * @param value of the successes in time, one in so many is logged
     * @return the new configuration
     */
    public ResponseHandlerConfig withLogEvery(int value) {
        return new ResponseHandlerConfig(steps, value, slowAfter);
    }

    /**
     * The same with another bound of slowness.
     *
     * @param value from which processing time on an answer is slow
     * @return the new configuration
     */
    public ResponseHandlerConfig withSlowAfter(Duration value) {
        return new ResponseHandlerConfig(steps, logEvery, value);
    }
}
