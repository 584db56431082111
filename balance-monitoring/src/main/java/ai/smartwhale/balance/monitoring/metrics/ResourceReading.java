// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalDouble;

/**
 * How much of a resource is used. What could not be measured has no reading; it is never 0 instead.
 *
 * @param resource its name, as in {@code heap}
 * @param used how much, 0 or more, in the unit of the capacity
 * @param capacity how much there is, above 0; absent where there is no end to it
 */
public record ResourceReading(String resource, double used, OptionalDouble capacity) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public ResourceReading {
        InvalidValueException.requireText("resource", resource);
        if (!(used >= 0) || Double.isInfinite(used)) {
            throw new InvalidValueException("used", used, "a finite number, 0 or more");
        }
        InvalidValueException.requirePresent("capacity", capacity);
        if (capacity.isPresent() && !(capacity.getAsDouble() > 0 && Double.isFinite(capacity.getAsDouble()))) {
            throw new InvalidValueException("capacity", capacity.getAsDouble(), "a finite number above 0");
        }
    }

    /**
     * The share that is used.
     *
     * @return 0 or more; absent where there is no capacity
     */
    public OptionalDouble share() {
        return capacity.isPresent() ? OptionalDouble.of(used / capacity.getAsDouble()) : OptionalDouble.empty();
    }
}
