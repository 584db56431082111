// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleConsumer;

/** Keeps the slots that are still open in a ring. */
final class DefaultSeriesClock implements SeriesClock {

    private final SeriesClockConfig config;
    private final DoubleConsumer slots;
    private final long longestGap;
    private final double[] sums;
    private final int[] counts;
    private boolean begun;
    private boolean farBefore;
    private long oldest;
    private long newest;
    private long accepted;
    private long merged;
    private long late;
    private long tooFar;
    private long notFinite;
    private long closed;
    private long empty;

    DefaultSeriesClock(SeriesClockConfig config, DoubleConsumer slots) {
        this.config = config;
        this.slots = slots;
        longestGap = config.longestGap().dividedBy(config.step());
        sums = new double[config.patience() + 1];
        counts = new int[config.patience() + 1];
    }

    @Override
    public SlotOutcome record(Instant at, double value) {
        long slot = slotOf(InvalidValueException.requirePresent("at", at));
        if (!Double.isFinite(value)) {
            notFinite++;
            return SlotOutcome.NOT_FINITE;
        }
        if (!begun) {
            begun = true;
            oldest = slot;
            newest = slot;
        }
        if (slot < oldest) {
            late++;
            return SlotOutcome.LATE;
        }
        if (slot - newest > longestGap && !farBefore) {
            farBefore = true;
            tooFar++;
            return SlotOutcome.TOO_FAR;
        }
        if (slot - newest > longestGap) {
            leap(slot);
        }
        farBefore = false;
        open(slot);
        return put(slot, value);
    }

    /**
     * Two values in a row from far ahead are believed: the longest gap is given on, and the rest of the time is lost.
     */
    private void leap(long slot) {
        open(newest + longestGap);
        while (oldest <= newest) {
            close();
        }
        oldest = slot;
        newest = slot;
    }

    private SlotOutcome put(long slot, double value) {
        int place = place(slot);
        counts[place]++;
        if (counts[place] == 1) {
            sums[place] = value;
            accepted++;
            return SlotOutcome.ACCEPTED;
        }
        sums[place] = config.merge() == SlotMerge.LAST ? value : sums[place] + value;
        merged++;
        return SlotOutcome.MERGED;
    }

    @Override
    public int advance(Instant now) {
        long slot = slotOf(InvalidValueException.requirePresent("now", now));
        long before = closed;
        if (begun && slot > newest) {
            open(Math.min(slot, newest + longestGap));
        }
        return Math.toIntExact(closed - before);
    }

    /** Moves on to a slot; what falls out of the ring is closed. */
    private void open(long slot) {
        newest = Math.max(newest, slot);
        while (newest - oldest > config.patience()) {
            close();
        }
    }

    private void close() {
        int place = place(oldest);
        double value;
        if (counts[place] == 0) {
            empty++;
            value = config.empty() == EmptySlot.ZERO ? 0 : Double.NaN;
        } else {
            value = config.merge() == SlotMerge.MEAN ? sums[place] / counts[place] : sums[place];
        }
        sums[place] = 0;
        counts[place] = 0;
        oldest++;
        closed++;
        slots.accept(value);
    }

    @Override
    public SlotTally tally() {
        return new SlotTally(accepted, merged, late, tooFar, notFinite, closed, empty);
    }

    private int place(long slot) {
        return Math.floorMod(slot, sums.length);
    }

    private long slotOf(Instant at) {
        Duration since = Duration.between(Instant.EPOCH, at);
        long slot = since.dividedBy(config.step());
        return since.isNegative() && !config.step().multipliedBy(slot).equals(since) ? slot - 1 : slot;
    }
}
