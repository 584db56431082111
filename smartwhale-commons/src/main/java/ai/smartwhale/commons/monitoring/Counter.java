// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.function.LongSupplier;

/** Counts what happens. Thread-safe; loses nothing. */
public interface Counter {

    /** Adds one. */
    void increment();

    /**
     * Adds many.
     *
     * @param amount how many, 0 or more
     * @throws ai.smartwhale.commons.InvalidValueException if it is negative
     */
    void add(long amount);

    /**
     * Shows, beside what is added here, what somebody else counts. A function that is given later takes the place of
     * this one. It is held until the series is removed.
     *
     * @param counted tells how many, 0 or more and never fewer than before; must not block. Where it fails, what it
     *     said last is shown.
     */
    void follow(LongSupplier counted);

    /**
     * What was counted.
     *
     * @return the count; adds that happen at the same time may be missing
     */
    long value();
}
