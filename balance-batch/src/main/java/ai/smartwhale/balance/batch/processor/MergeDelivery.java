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

    void answer(InFlightGroup<Q, A> group, @Nullable Waiter<Q, A> chain, A answer) {
        execute(() -> each(chain, waiter -> answerOne(group, waiter, answer)));
    }

    void fail(@Nullable Waiter<Q, A> chain, Throwable failure, LongAdder way) {
        execute(() -> each(chain, waiter -> failOne(waiter, failure, way)));
    }

    void expire(@Nullable Waiter<Q, A> chain) {
        fail(chain, new RequestExpiredException("the answer did not come in time"), counters.expired);
    }

    void levelChanged(MergeGroup<Q, A> group) {
        tell(() -> listener.levelChanged(group));
    }

    void abandoned(MergeGroup<Q, A> group) {
        tell(() -> listener.abandoned(group));
    }

    private void answerOne(InFlightGroup<Q, A> group, Waiter<Q, A> waiter, A answer) {
        try {
            Q asked = waiter.request;
            Optional<A> part = rules.project(asked, group.request, answer);
            if (asked != group.request && rules.compare(group.request, asked) == MergeRules.Coverage.PART) {
                group.note.cut(part.isPresent());
            }
            if (part.isEmpty()) {
                sendAlone(group, waiter);
            } else {
                counters.ended(waiter.deliver(part.orElseThrow()) ? counters.values : counters.cancelled);
            }
        } catch (RuntimeException | Error e) {
            failOne(waiter, e, counters.failures);
        }
    }

    private void sendAlone(InFlightGroup<Q, A> group, Waiter<Q, A> waiter) {
        if (waiter.request == group.request) {
            throw new IllegalStateException("the answer does not even answer what was sent");
        }
        if (!counters.reserveGroup()) {
            throw new LimitExceededException("open groups", maxGroups + 1L, maxGroups);
        }
        Optional<InFlightGroup<Q, A>> alone = Optional.empty();
        try {
            alone = group.stripe.reopen(waiter, group.note);
        } finally {
            if (alone.isEmpty()) {
                counters.releaseGroup();
            }
        }
        alone.ifPresentOrElse(again -> tell(() -> listener.resent(again)), () -> counters.ended(counters.cancelled));
    }

    private void failOne(Waiter<Q, A> waiter, Throwable failure, LongAdder way) {
        counters.ended(waiter.deliverFailure(failure) ? way : counters.cancelled);
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
