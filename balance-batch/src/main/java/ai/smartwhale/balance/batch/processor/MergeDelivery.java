// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.LimitExceededException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings detached waiters to their end on the delivery executor, and tells the listener. Called outside all locks. */
final class MergeDelivery<Q, A> {

    private static final Logger LOG = LoggerFactory.getLogger(RequestMerger.class);

    private final MergeRules<Q, A> rules;
    private final MergeListener<Q, A> listener;
    private final Executor executor;
    private final MergeCounters counters;
    private final int maxGroups;

    MergeDelivery(
            MergeRules<Q, A> rules,
            MergeListener<Q, A> listener,
            Executor executor,
            MergeCounters counters,
            int maxGroups) {
        this.rules = rules;
        this.listener = listener;
        this.executor = executor;
        this.counters = counters;
        this.maxGroups = maxGroups;
    }

    void answer(InFlightGroup<Q, A> group, @Nullable Waiter<Q, A> chain, int waiters, A answer) {
        execute(() -> {
            boolean counted = !group.hasParts;
            if (counted) {
                counters.ended(counters.values, waiters);
            }
            each(chain, waiter -> answerOne(group, waiter, answer, counted));
        });
    }

    void fail(@Nullable Waiter<Q, A> chain, int waiters, Throwable failure, LongAdder way) {
        execute(() -> {
            counters.ended(way, waiters);
            each(chain, waiter -> failOne(waiter, failure, way));
        });
    }

    void expire(@Nullable Waiter<Q, A> chain, int waiters) {
        fail(chain, waiters, new RequestExpiredException("the answer did not come in time"), counters.expired);
    }

    void levelChanged(MergeGroup<Q, A> group) {
        tell(() -> listener.levelChanged(group));
    }

    void abandoned(MergeGroup<Q, A> group) {
        tell(() -> listener.abandoned(group));
    }

    /**
     * Gives a waiter his part. His end is counted before, so that he finds his place free when he asks again from
     * within a continuation; how it was counted is put right afterwards if he ended himself meanwhile.
     *
     * @param counted whether his end is counted already
     */
    private void answerOne(InFlightGroup<Q, A> group, Waiter<Q, A> waiter, A answer, boolean counted) {
        Optional<A> part;
        try {
            part = partOf(group, waiter.request, answer);
            if (part.isEmpty()) {
                sendAlone(group, waiter, counted);
                return;
            }
        } catch (RuntimeException | Error e) {
            if (counted) {
                counters.correct(counters.values, counters.failures);
            } else {
                counters.ended(counters.failures, 1);
            }
            failOne(waiter, e, counters.failures);
            return;
        }
        if (!counted) {
            counters.ended(counters.values, 1);
        }
        if (!waiter.deliver(part.orElseThrow())) {
            counters.correct(counters.values, counters.cancelled);
        }
    }

    private Optional<A> partOf(InFlightGroup<Q, A> group, Q asked, A answer) {
        Optional<A> part = rules.project(asked, group.request, answer);
        if (group.hasParts && rules.compare(group.request, asked) == MergeRules.Coverage.PART) {
            group.stripe.cut(group, part.isPresent());
        }
        return part;
    }

    private void sendAlone(InFlightGroup<Q, A> group, Waiter<Q, A> waiter, boolean counted) {
        if (waiter.request == group.request) {
            throw new IllegalStateException("the answer does not even answer what was sent");
        }
        if (!counters.reserveGroup()) {
            throw new LimitExceededException("open groups", maxGroups + 1L, maxGroups);
        }
        Optional<InFlightGroup<Q, A>> alone = Optional.empty();
        try {
            alone = group.stripe.reopen(waiter, counted);
        } finally {
            if (alone.isEmpty()) {
                counters.releaseGroup();
            }
        }
        if (alone.isPresent()) {
            InFlightGroup<Q, A> again = alone.orElseThrow();
            tell(() -> listener.resent(again));
        } else if (counted) {
            counters.correct(counters.values, counters.cancelled);
        } else {
            counters.ended(counters.cancelled, 1);
        }
    }

    private void failOne(Waiter<Q, A> waiter, Throwable failure, LongAdder counted) {
        if (!waiter.deliverFailure(failure)) {
            counters.correct(counted, counters.cancelled);
        }
    }

    /** The next is read first: a waiter that is sent alone gets new neighbours. */
    private static <Q, A> void each(@Nullable Waiter<Q, A> chain, Consumer<Waiter<Q, A>> action) {
        Waiter<Q, A> waiter = chain;
        while (waiter != null) {
            Waiter<Q, A> after = waiter.next;
            waiter.next = null;
            waiter.previous = null;
            action.accept(waiter);
            waiter = after;
        }
    }

    private void execute(Runnable delivery) {
        try {
            executor.execute(delivery);
        } catch (RejectedExecutionException e) {
            LOG.debug("the delivery executor refuses; answers are delivered by the thread that brought them");
            delivery.run();
        }
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("a listener of the merger failed", e);
        }
    }
}
