// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/** A number that goes up and down, set or asked for. Thread-safe. */
public interface Gauge {

    /**
     * Sets the number, and asks no function any more.
     *
     * @param value the number
     * @throws ai.smartwhale.commons.InvalidValueException if it is not finite
     */
    void set(double value);

    /**
     * Adds to the number that was set; to zero if none was.
     *
     * @param amount how much, which may be negative
     * @throws ai.smartwhale.commons.InvalidValueException if it is not finite
     */
    void add(double amount);

    /**
     * Asks a function from now on, at every collection. It is held until the series is removed. While what it says is
     * not finite, or it throws, the value is absent: unknown is never zero.
     *
     * @param source the function; must not block
     */
    void pull(DoubleSupplier source);

    /**
     * The number now.
     *
     * @return absent where none was set, or the function does not know
     */
    OptionalDouble value();
}
