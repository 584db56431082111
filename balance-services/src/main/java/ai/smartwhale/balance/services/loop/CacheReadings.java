// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/**
 * What was looked for in a cache so far.
 *
 * @param lookups how often
 * @param hits how often it was known and given out
 * @param staleKnown how often it was known but too old to be given out
 * @param evictions what was forgotten because others needed the room
 * @param missedForgotten how often something was looked for that was forgotten a short while before, and that a cache
 *     larger by a quarter would still have had
 */
public record CacheReadings(long lookups, long hits, long staleKnown, long evictions, long missedForgotten) {

    /** Nothing is kept. */
    public static final CacheReadings NONE = new CacheReadings(0, 0, 0, 0, 0);
}
