// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/**
 * Hears what happens to groups on their way. Called outside all locks, on the thread that caused it; must be quick.
 * What it throws is logged and hurts nobody.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public interface MergeListener<Q, A> {

    /**
     * The most urgent of those who wait came or went: the place of the group in the queue changes.
     *
     * @param group the group
     */
    default void levelChanged(MergeGroup<Q, A> group) {}

    /**
     * The last of those who waited has gone before the group was answered: the upstream request may be cancelled.
     * Called once at most for each group.
     *
     * @param group the group, which has ended
     */
    default void abandoned(MergeGroup<Q, A> group) {}

    /**
     * A caller's part could not be cut out of the common answer: his request has to be sent alone. To be brought on its
     * way like a group that was just started.
     *
     * @param group a group of this one caller
     */
    void resent(MergeGroup<Q, A> group);
}
