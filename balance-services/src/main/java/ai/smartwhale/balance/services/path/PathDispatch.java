// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.BatchReply;
import ai.smartwhale.balance.batch.processor.MergeGroup;
import ai.smartwhale.balance.batch.processor.UnansweredException;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends groups, and gives answers to them. The processor of batches, where there is one, only hears that places of its
 * batches are free again. Thread-safe.
 */
final class PathDispatch<Q, A> {

    /** What the processor of batches gets for an answer. */
    enum Left {
        /** The item does not take a place any more. */
        LEFT
    }

    private final AtomicLong together = new AtomicLong();
    private final PathSender<Q, A> sender;
    private final SentTrails<Q, A> trails;
    private final boolean freeOnceSent;
    private final AnswerTimes times;
    private final Ticker ticker;

    PathDispatch(PathSender<Q, A> sender, SentTrails<Q, A> trails, SlotUse use, AnswerTimes times, Ticker ticker) {
        this.times = times;
        this.ticker = ticker;
        this.sender = sender;
        this.trails = trails;
        this.freeOnceSent = use == SlotUse.UNTIL_SENT;
    }

    /** Sends groups that belong together, outside of all batches. */
    void sendTogether(List<MergeGroup<Q, A>> groups) {
        send(together.incrementAndGet(), groups, null);
    }

    /** Sends a batch of the processor. */
    void send(Batch<MergeGroup<Q, A>> batch, BatchReply<Left> places) {
        send(batch.number(), batch.items(), places);
    }

    private void send(long number, List<MergeGroup<Q, A>> groups, @Nullable BatchReply<Left> places) {
        List<Q> requests = new ArrayList<>(groups.size());
        List<Sent<Q, A>> sent = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            Optional<Q> request = groups.get(i).seal();
            if (request.isPresent()) {
                requests.add(request.orElseThrow());
                sent.add(new Sent<>(groups.get(i), i));
            } else if (places != null) {
                places.skip(i);
            }
        }
        if (requests.isEmpty()) {
            return;
        }
        GroupReply reply = new GroupReply(List.copyOf(sent), places);
        try {
            sender.send(new Batch<>(number, requests), reply);
        } catch (RuntimeException e) {
            reply.failAll(e);
        }
    }

    private static final class Sent<Q, A> {

        private final MergeGroup<Q, A> group;
        private final int place;

        /** Whether it was left to somebody else for a while: its answer says nothing about who answers here. */
        private volatile boolean elsewhere;

        Sent(MergeGroup<Q, A> group, int place) {
            this.group = group;
            this.place = place;
        }

        MergeGroup<Q, A> group() {
            return group;
        }

        int place() {
            return place;
        }
    }

    /** A group remembers itself whether it has ended. */
    private final class GroupReply implements PathReply<A> {

        private final List<Sent<Q, A>> groups;
        private final long begun = ticker.nanoTime();
        private final AtomicBoolean answered = new AtomicBoolean();
        private final @Nullable BatchReply<Left> places;

        GroupReply(List<Sent<Q, A>> groups, @Nullable BatchReply<Left> places) {
            this.groups = groups;
            this.places = places;
        }

        private Sent<Q, A> at(int index) {
            return groups.get((int) InvalidValueException.requireRange("index", index, 0, groups.size() - 1L));
        }

        private void free(Sent<Q, A> sent) {
            if (places != null) {
                places.answer(sent.place(), Left.LEFT);
            }
        }

        @Override
        public void sent(int index) {
            Sent<Q, A> sent = at(index);
            trails.sent(sent.group());
            if (freeOnceSent) {
                free(sent);
            }
        }

        @Override
        public void elsewhere(int index) {
            Sent<Q, A> sent = at(index);
            sent.elsewhere = true;
            free(sent);
        }

        @Override
        public boolean isAwaited(int index) {
            return !at(index).group().isEnded();
        }

        @Override
        @SuppressWarnings("NullAway") // A sender may break the contract, which must not hang the request.
        public boolean answer(int index, A answer) {
            if (answer == null) {
                return fail(index, new InvalidValueException("answer", null, "a value"));
            }
            Sent<Q, A> sent = at(index);
            boolean first = sent.group().complete(answer);
            if (!sent.elsewhere) {
                times.answered(begun, !answered.getAndSet(true), first);
            }
            free(sent);
            return first;
        }

        @Override
        public boolean fail(int index, Throwable failure) {
            Sent<Q, A> sent = at(index);
            boolean first = sent.group().fail(failure);
            if (places != null) {
                places.fail(sent.place(), failure);
            }
            return first;
        }

        @Override
        public boolean skip(int index) {
            Sent<Q, A> sent = at(index);
            boolean first = sent.group().fail(new UnansweredException("the request was not sent"));
            if (places != null) {
                places.skip(sent.place());
            }
            return first;
        }

        @Override
        public void done() {
            failAll(new UnansweredException("the answers to the batch were complete without it"));
        }

        @Override
        public void failAll(Throwable failure) {
            for (int i = 0; i < groups.size(); i++) {
                fail(i, failure);
            }
        }
    }
}
