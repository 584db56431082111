// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Chooses one of so many events, with gaps that vary so that no rhythm of events can hide from it, and without any
 * atomic operation: threads that get into each other's way at worst draw a gap twice. Thread-safe.
 */
public final class EventSampler {

    private static final int LINE_SHIFT = 4;

    private final int every;
    private final int mask;
    /** How many events each stripe lets pass before the next is chosen; one cache line each. */
    private final int[] gaps;

    private final long[] states;

    /**
     * Chooses events.
     *
     * @param every one of how many is chosen on average, 1 to 65,536
     * @param seed where the gaps come from; the same choices for the same seed on one thread
     * @throws InvalidValueException if the number is outside of its range
     */
    public EventSampler(int every, long seed) {
        this.every = (int) InvalidValueException.requireRange("every", every, 1, 1 << 16);
        int stripes = StripedCounters.stripes();
        mask = stripes - 1;
        gaps = new int[stripes << LINE_SHIFT];
        states = new long[stripes << LINE_SHIFT];
        for (int i = 0; i < stripes; i++) {
            int at = i << LINE_SHIFT;
            states[at] = Mixing.mix(seed + i) | 1;
            gaps[at] = draw(at) % every;
        }
    }

    /**
     * How many events one chosen event stands for.
     *
     * @return 1 or more
     */
    public int every() {
        return every;
    }

    /**
     * An event came.
     *
     * @return whether it is chosen
     */
    public boolean next() {
        if (every == 1) {
            return true;
        }
        int at = ((int) Thread.currentThread().getId() & mask) << LINE_SHIFT;
        int left = gaps[at];
        if (left > 0) {
            gaps[at] = left - 1;
            return false;
        }
        gaps[at] = draw(at);
        return true;
    }

    /** Between nothing and twice the mean, by Marsaglia's xorshift generator. */
    private int draw(int at) {
        long state = states[at];
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        states[at] = state;
        return (int) ((Mixing.mix(state) >>> 1) % (2L * every - 1));
    }
}
