// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A counter in memory that threads mostly do not share. */
final class AdderCounter implements Counter {

    private static final Logger LOG = LoggerFactory.getLogger(AdderCounter.class);

    private final LongAdder adder = new LongAdder();
    private final Runnable onFailure;
    private volatile @Nullable LongSupplier source;
    private volatile long followed;
    private volatile boolean told;

    AdderCounter(Runnable onFailure) {
        this.onFailure = onFailure;
    }

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
    public void follow(LongSupplier counted) {
        source = InvalidValueException.requirePresent("counted", counted);
    }

    @Override
    public long value() {
        LongSupplier another = source;
        return another == null ? adder.sum() : adder.sum() + ask(another);
    }

    /** Where it fails, what it said last: a count that is lost would look like one that began anew. */
    private long ask(LongSupplier another) {
        try {
            long count = another.getAsLong();
            if (count < 0) {
                throw new InvalidValueException("counted", count, "0 or more");
            }
            followed = count;
        } catch (RuntimeException e) {
            onFailure.run();
            if (!told) {
                told = true;
                LOG.warn("the function of a counter failed; this is told once", e);
            }
        }
        return followed;
    }
}
