// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.analysis.MissRatioCurve;

/** What an analyzer makes of the size of the nearest layer. */
public sealed interface OptimizationReport {

    /**
     * Too little was seen to say anything.
     *
     * @param observed how many requests were seen since the last decision
     * @param required how many there must be
     */
    record NotEnoughData(long observed, long required) implements OptimizationReport {}

    /**
     * The target is good, or too near to a better one to be worth a change.
     *
     * @param target the target
     * @param curve what it rests on
     */
    record Unchanged(long target, MissRatioCurve curve) implements OptimizationReport {}

    /**
     * Another target would be better; nothing was changed, as the analyzer only gives advice.
     *
     * @param from the target
     * @param to the better one
     * @param curve what it rests on
     */
    record Advised(long from, long to, MissRatioCurve curve) implements OptimizationReport {}

    /**
     * The target was changed.
     *
     * @param from the target before
     * @param to the target now
     * @param size what the cache may hold now: less than the target where the memory does not allow that
     * @param curve what it rests on
     */
    record Applied(long from, long to, long size, MissRatioCurve curve) implements OptimizationReport {}
}
