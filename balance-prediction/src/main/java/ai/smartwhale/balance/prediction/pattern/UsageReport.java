// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a model used a source.
 *
 * @param key who used what
 * @param from the start of the first slot that is known
 * @param to the end of the last slot that has ended
 * @param slots how many slots are known
 * @param mean usage per slot
 * @param peak the largest usage in a slot
 * @param idleShare the share of the slots without usage, 0 to 1
 * @param busiestHour the hour of the week, from Monday 0:00 UTC, in which most is usual, 0 to 167
 * @param expectedNow what is usual in the slot that follows
 * @param rhythms after which periods it repeats, see {@link UsageAnalyzer#identifyPatterns}
 * @param latestShift when its level last changed, if it did
 * @param flags what should be known about it
 */
public record UsageReport(
        UsageKey key,
        Instant from,
        Instant to,
        int slots,
        double mean,
        double peak,
        double idleShare,
        int busiestHour,
        double expectedNow,
        List<Rhythm> rhythms,
        Optional<LevelShift> latestShift,
        Set<UsageFlag> flags) {

    /** Copies the collections. */
    public UsageReport {
        rhythms = List.copyOf(rhythms);
        flags = Set.copyOf(flags);
    }

    /**
     * A lasting change of the level.
     *
     * @param since the start of the slot in which it began, as estimated
     * @param found the end of the slot in which it was certain
     * @param size by how much usage per slot changed, the hour of the week taken into account
     */
    public record LevelShift(Instant since, Instant found, double size) {}
}
