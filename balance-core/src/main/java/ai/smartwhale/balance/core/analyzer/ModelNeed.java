// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;

/**
 * What a model asked for and got within the window.
 *
 * @param model whose it is
 * @param requests how many requests
 * @param neededBytes what it asked for, in bytes
 * @param deliveredBytes what it got, in bytes; may be more than it asked for within the window
 * @param bytesPerSecond what it asks for in each second lately, smoothed
 * @param growth how much more it asked for in the younger half of the window than in the older one, by what it asked
 *     for in all: -1 to 1; 0 where that is not known
 * @param urgency the middle of the priorities of the requests, rounded to the more urgent level
 */
public record ModelNeed(
        String model,
        long requests,
        long neededBytes,
        long deliveredBytes,
        double bytesPerSecond,
        double growth,
        TaskPriority urgency) {

    /**
     * What it asked for and did not get.
     *
     * @return in bytes, 0 or more
     */
    public long unmetBytes() {
        return Math.max(0, neededBytes - deliveredBytes);
    }

    /**
     * The part of the need that was met.
     *
     * @return 0 to 1; 1 where nothing is needed
     */
    public double metShare() {
        return neededBytes == 0 ? 1 : Math.min(1, (double) deliveredBytes / neededBytes);
    }
}
