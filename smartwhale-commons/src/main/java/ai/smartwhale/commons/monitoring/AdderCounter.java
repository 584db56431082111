// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.atomic.LongAdder;

/** A counter in memory that threads mostly do not share. */
final class AdderCounter implements Counter {

    private final LongAdder adder = new LongAdder();

    @Override
    public void increment() {
        adder.increment();
    }

    @Override
    public void add(long amount) {
        if (amount < 0) {
            throw new InvalidValueException("amount", amount, "0 or more");
        }
        adder.add(amount);
    }

    @Override
    public long value() {
        return adder.sum();
    }
}
