// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.BatchReply;
import ai.smartwhale.balance.batch.processor.BatchSender;
import ai.smartwhale.balance.batch.processor.MergeGroup;
import ai.smartwhale.balance.batch.processor.UnansweredException;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends groups that belong together as one batch. Where answers stay away, the patience of those who wait ends them.
 * Thread-safe.
 */
final class TogetherBatches<Q, A> {

    private final AtomicLong numbers = new AtomicLong();
    private final BatchSender<MergeGroup<Q, A>, A> sender;

    TogetherBatches(BatchSender<MergeGroup<Q, A>, A> sender) {
        this.sender = sender;
    }

    void send(List<MergeGroup<Q, A>> groups) {
        if (groups.isEmpty()) {
            return;
        }
        GroupReply<Q, A> reply = new GroupReply<>(List.copyOf(groups));
        try {
            sender.send(new Batch<>(numbers.incrementAndGet(), reply.groups), reply);
        } catch (RuntimeException e) {
            reply.failAll(e);
        }
    }

    /** A group remembers itself whether it has ended. */
    private static final class GroupReply<Q, A> implements BatchReply<A> {

        private final List<MergeGroup<Q, A>> groups;

        GroupReply(List<MergeGroup<Q, A>> groups) {
            this.groups = groups;
        }

        private MergeGroup<Q, A> group(int index) {
            return groups.get((int) InvalidValueException.requireRange("index", index, 0, groups.size() - 1L));
        }

        @Override
        public boolean answer(int index, A answer) {
            return group(index).complete(answer);
        }

        @Override
        public boolean fail(int index, Throwable failure) {
            return group(index).fail(failure);
        }

        /** Only what has ended is skipped. */
        @Override
        public boolean skip(int index) {
            return fail(index, new UnansweredException("the request was not sent"));
        }

        @Override
        public void done() {
            failAll(new UnansweredException("the answers to the batch were complete without it"));
        }

        @Override
        public void failAll(Throwable failure) {
            groups.forEach(group -> group.fail(failure));
        }
    }
}
