// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.histogram;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts numbers in buckets of 1/64 of their power of two, so that percentiles are within 0.8 % of the truth. It only
 * ever grows: what happened within a time is the difference of two snapshots, so that any number of readers can look
 * without disturbing each other.
 *
 * <p>Thread-safe and lossless. Threads record into stripes; memory is taken for those powers of two that occur, 0.5 KiB
 * each and stripe.
 */
public final class StripedHistogram {

    private static final int MOST_STRIPES = 8;
    private static final int STRIPES = stripes();
    /** In the middle of its array, away from what else may lie on the same cache line. */
    private static final int SUM = 8;

    private static final int MAX = 9;
    private static final int HEAD = 17;

    private final AtomicReferenceArray<Stripe> stripes = new AtomicReferenceArray<>(STRIPES);

    /** Makes an empty one. */
    public StripedHistogram() {
        // Every field has its value.
    }

    /** What the threads of one stripe have counted. */
    private static final class Stripe {
        private final AtomicReferenceArray<AtomicLongArray> octaves = new AtomicReferenceArray<>(LogLinear.OCTAVES);
        private final AtomicLongArray head = new AtomicLongArray(HEAD);

        void record(long value) {
            int bucket = LogLinear.bucket(value);
            int octave = bucket / LogLinear.WIDTH;
            AtomicLongArray counts = octaves.getAcquire(octave);
            if (counts == null) {
                counts = addOctave(octave);
            }
            counts.getAndIncrement(bucket % LogLinear.WIDTH);
            head.getAndAdd(SUM, value);
            if (value > head.getPlain(MAX)) {
                head.accumulateAndGet(MAX, value, Math::max);
            }
        }

        private AtomicLongArray addOctave(int octave) {
            AtomicLongArray fresh = new AtomicLongArray(LogLinear.WIDTH);
            AtomicLongArray other = octaves.compareAndExchange(octave, null, fresh);
            return other == null ? fresh : other;
        }
    }

    private static int stripes() {
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors());
        return Math.min(MOST_STRIPES, Integer.highestOneBit(2 * processors - 1));
    }

    /**
     * Counts a number.
     *
     * @param value the number, 0 or more
     * @throws InvalidValueException if it is negative
     */
    public void record(long value) {
        if (value < 0) {
            throw new InvalidValueException("value", value, "0 or more");
        }
        int index = (int) Thread.currentThread().getId() & (STRIPES - 1);
        Stripe stripe = stripes.getAcquire(index);
        if (stripe == null) {
            stripe = addStripe(index);
        }
        stripe.record(value);
    }

    private Stripe addStripe(int index) {
        Stripe fresh = new Stripe();
        Stripe other = stripes.compareAndExchange(index, null, fresh);
        return other == null ? fresh : other;
    }

    /**
     * What was counted so far. Numbers that are being recorded at the same time may be missing in it.
     *
     * @return the counts
     */
    public HistogramSnapshot snapshot() {
        SnapshotBuilder builder = new SnapshotBuilder();
        double sum = 0;
        long max = 0;
        for (int octave = 0; octave < LogLinear.OCTAVES; octave++) {
            for (int index = 0; index < STRIPES; index++) {
                Stripe stripe = stripes.getAcquire(index);
                AtomicLongArray counts = stripe == null ? null : stripe.octaves.getAcquire(octave);
                if (counts != null) {
                    builder.add(counts);
                }
            }
            builder.endOctave(octave);
        }
        for (int index = 0; index < STRIPES; index++) {
            Stripe stripe = stripes.getAcquire(index);
            if (stripe != null) {
                sum += stripe.head.get(SUM);
                max = Math.max(max, stripe.head.get(MAX));
            }
        }
        return builder.build(sum, max);
    }
}
