// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

/**
 * The place of an item in a {@link FairQueue}: what {@link FairQueue#remove} and {@link FairQueue#reprioritize} find it
 * by. As thread-safe as its queue: not at all.
 *
 * @param <T> the type of the value
 */
public interface QueueEntry<T> {

    /**
     * What was queued.
     *
     * @return the value
     */
    T value();

    /**
     * What was queued and how.
     *
     * @return the item as it was added, but for its priority, which is that of now
     */
    QueueItem<T> item();

    /**
     * How urgent it is now.
     *
     * @return the priority
     */
    TaskPriority priority();

    /**
     * Since when its age counts: its arrival, or the end of its delay.
     *
     * @return a reading of the ticker
     */
    long agesSince();

    /**
     * How often a later one was served because this one could not be.
     *
     * @return 0 or more
     */
    int skips();

    /**
     * Where it stands.
     *
     * @return where it stands
     */
    Standing standing();

    /** Where an entry stands. */
    enum Standing {
        /** Its delay is not over. */
        DELAYED,
        /** It waits to be served. */
        READY,
        /** Its time to live is over, and {@link FairQueue#pollExpired} has not been asked for it yet. */
        EXPIRED,
        /** It was taken out, for whatever reason. */
        GONE
    }
}
