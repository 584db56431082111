// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

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
     * What was counted.
     *
     * @return the count; adds that happen at the same time may be missing
     */
    long value();
}
