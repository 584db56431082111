// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * What was counted up to one moment; the loop looks at the differences.
 *
 * @param levels requests that ended so far, by priority, without those of the background
 * @param background requests of the background that ended so far
 * @param answers answers of the Data service so far
 * @param wasted how many of them came when nobody waited any more
 * @param answerSeconds how long they took together
 * @param queued requests that wait to be sent
 * @param waited how long the oldest of them has waited
 * @param inFlight batches under way
 * @param lookups how often an answer was looked for so far
 * @param hits how often it was known and given out
 * @param staleKnown how often it was known but too old to be given out
 * @param evictions answers that were forgotten so far because others needed the room
 * @param missedForgotten how often one of the last of these was looked for
 * @param overloadForeseen whether an overload is foreseen
 */
public record LoopReadings(
        List<LevelShare> levels,
        long background,
        long answers,
        long wasted,
        double answerSeconds,
        int queued,
        Duration waited,
        int inFlight,
        long lookups,
        long hits,
        long staleKnown,
        long evictions,
        long missedForgotten,
        boolean overloadForeseen) {

    /** Copies the list. */
    public LoopReadings {
        levels = List.copyOf(levels);
        InvalidValueException.requirePresent("waited", waited);
    }

    /**
     * Readings of a path, with those that are not of a path.
     *
     * @param path what the path has done
     * @param late answers that came when nobody waited any more, and that the path did not see
     * @param requests requests that ended so far
     * @param cache what was looked for, found, found too old, and evicted
     * @param overloadForeseen whether an overload is foreseen
     * @return the readings
     */
    public static LoopReadings of(
            PathStatistics path, long late, SloMeter requests, CacheReadings cache, boolean overloadForeseen) {
        return new LoopReadings(
                requests.levels(),
                requests.background(),
                path.answers().answers() + late,
                path.answers().wasted() + late,
                path.answers().seconds(),
                path.queued(),
                path.waited(),
                path.batching().inFlight(),
                cache.lookups(),
                cache.hits(),
                cache.staleKnown(),
                cache.evictions(),
                cache.missedForgotten(),
                overloadForeseen);
    }
}
