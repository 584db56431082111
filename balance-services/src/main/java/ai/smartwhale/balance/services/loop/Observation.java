// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in one cycle.
 *
 * @param at when the cycle ended
 * @param span how long it was, above zero
 * @param levels requests that ended, by priority
 * @param background requests of the background that ended
 * @param answers answers of the Data service
 * @param wasted how many of them came when nobody waited any more
 * @param latency how long answers took on the average, in seconds; 0 if there was none
 * @param queued requests that waited at its end
 * @param waited how long the oldest of them had waited
 * @param inFlight batches under way at its end
 * @param lookups how often an answer was looked for
 * @param hits how often it was known
 * @param staleKnown how often it was known but too old
 * @param evictions answers that were forgotten because others needed the room
 * @param missedForgotten how often one of the last of these was looked for
 * @param overloadForeseen whether an overload is foreseen
 */
public record Observation(
        Instant at,
        Duration span,
        List<LevelShare> levels,
        long background,
        long answers,
        long wasted,
        double latency,
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
    public Observation {
        levels = List.copyOf(levels);
    }

    /** What happened between two readings. */
    static Observation between(LoopReadings before, LoopReadings now, Instant at, Duration span) {
        long answers = now.answers() - before.answers();
        return new Observation(
                at,
                span,
                difference(before.levels(), now.levels()),
                now.background() - before.background(),
                answers,
                now.wasted() - before.wasted(),
                answers <= 0 ? 0 : (now.answerSeconds() - before.answerSeconds()) / answers,
                now.queued(),
                now.waited(),
                now.inFlight(),
                now.lookups() - before.lookups(),
                now.hits() - before.hits(),
                now.staleKnown() - before.staleKnown(),
                now.evictions() - before.evictions(),
                now.missedForgotten() - before.missedForgotten(),
                now.overloadForeseen());
    }

    private static List<LevelShare> difference(List<LevelShare> before, List<LevelShare> now) {
        List<LevelShare> levels = new ArrayList<>(now.size());
        for (LevelShare share : now) {
            LevelShare was = before.stream()
                    .filter(one -> one.level() == share.level())
                    .findFirst()
                    .orElse(new LevelShare(share.level(), 0, 0));
            levels.add(new LevelShare(share.level(), share.inTime() - was.inTime(), share.missed() - was.missed()));
        }
        return levels;
    }

    /**
     * Requests that were answered in time.
     *
     * @return how many
     */
    public long inTime() {
        return levels.stream().mapToLong(LevelShare::inTime).sum();
    }

    /**
     * Requests that ended.
     *
     * @return how many
     */
    public long ended() {
        return inTime() + levels.stream().mapToLong(LevelShare::missed).sum();
    }

    /**
     * The share of requests that were answered in time.
     *
     * @return 0 to 1; 1 if none ended
     */
    public double attainment() {
        long ended = ended();
        return ended == 0 ? 1 : (double) inTime() / ended;
    }

    /**
     * Requests that were answered in time.
     *
     * @return per second
     */
    public double goodput() {
        return inTime() / seconds();
    }

    /**
     * Requests that ended.
     *
     * @return per second
     */
    public double load() {
        return ended() / seconds();
    }

    /**
     * Answers of the Data service.
     *
     * @return per second
     */
    public double throughput() {
        return answers / seconds();
    }

    /**
     * The share of lookups that found an answer that could be given out.
     *
     * @return 0 to 1; 0 if there was none
     */
    public double hitRate() {
        return lookups <= 0 ? 0 : (double) hits / lookups;
    }

    private double seconds() {
        return span.toNanos() / 1e9;
    }
}
