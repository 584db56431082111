// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The state of a {@link UsageAnalyzer}.
 *
 * @param slot the slot of its settings
 * @param currentSlot the number of the slot that has not ended, counted from 1970
 * @param series the state of each pair of a model and a source, the one that was longest unused first
 */
public record UsageSnapshot(Duration slot, long currentSlot, List<SeriesState> series) {

    /** Checks and copies. */
    public UsageSnapshot {
        InvalidValueException.requirePositive("slot", slot);
        InvalidValueException.requireRange("currentSlot", currentSlot, 0, Long.MAX_VALUE);
        series = List.copyOf(InvalidValueException.requirePresent("series", series));
    }

    /**
     * The state of one pair.
     *
     * @param key who uses what
     * @param openSlot the number of its latest slot with a record, or after which others ended
     * @param open what was used in that slot so far
     * @param touched whether anything was recorded in it
     * @param late how many records came too late
     * @param slots usage in the slots before it, the oldest first; empty where it is not known
     * @param watch the state of what finds shifts
     * @param latestShift its level's latest change
     */
    public record SeriesState(
            UsageKey key,
            long openSlot,
            double open,
            boolean touched,
            long late,
            List<Optional<Double>> slots,
            List<Double> watch,
            Optional<UsageReport.LevelShift> latestShift) {

        /** Checks and copies. */
        public SeriesState {
            InvalidValueException.requirePresent("key", key);
            InvalidValueException.requireRange("openSlot", openSlot, 0, Long.MAX_VALUE);
            Doubles.requireRange("open", open, 0, Double.MAX_VALUE);
            slots = List.copyOf(InvalidValueException.requirePresent("slots", slots));
            watch = List.copyOf(InvalidValueException.requirePresent("watch", watch));
            InvalidValueException.requirePresent("latestShift", latestShift);
        }
    }
}
