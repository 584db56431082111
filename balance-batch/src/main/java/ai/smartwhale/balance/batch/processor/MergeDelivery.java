// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.LimitExceededException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
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
        execute(() -> each(chain, counters.values, waiter -> answerOne(group, waiter, answer)));
    }

    void fail(@Nullable Waiter<Q, A> chain, Throwable failure, LongAdder way) {
        execute(() -> each(chain, way, waiter -> failOne(waiter, failure)));
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

    /** How a waiter ended: as was intended, by himself before, or otherwise, which was counted. */
    private enum Ending {
        INTENDED,
        BY_HIMSELF,
        COUNTED
    }

    private Ending answerOne(InFlightGroup<Q, A> group, Waiter<Q, A> waiter, A answer) {
        try {
            Q asked = waiter.request;
            Optional<A> part = rules.project(asked, group.request, answer);
            if (group.hasParts && rules.compare(group.request, asked) == MergeRules.Coverage.PART) {
                group.stripe.cut(group, part.isPresent());
            }
            if (part.isEmpty()) {
                return sendAlone(group, waiter);
            }
            return waiter.deliver(part.orElseThrow()) ? Ending.INTENDED : Ending.BY_HIMSELF;
        } catch (RuntimeException | Error e) {
            boolean failed = failOne(waiter, e) == Ending.INTENDED;
            counters.ended(failed ? counters.failures : counters.cancelled, 1);
            return Ending.COUNTED;
        }
    }

    private Ending sendAlone(InFlightGroup<Q, A> group, Waiter<Q, A> waiter) {
        if (waiter.request == group.request) {
            throw new IllegalStateException("the answer does not even answer what was sent");
        }
        if (!counters.reserveGroup()) {
            throw new LimitExceededException("open groups", maxGroups + 1L, maxGroups);
        }
        Optional<InFlightGroup<Q, A>> alone = Optional.empty();
        try {
            alone = group.stripe.reopen(waiter);
        } finally {
            if (alone.isEmpty()) {
                counters.releaseGroup();
            }
        }
        if (alone.isEmpty()) {
            return Ending.BY_HIMSELF;
        }
        InFlightGroup<Q, A> again = alone.orElseThrow();
        tell(() -> listener.resent(again));
        return Ending.COUNTED;
    }

    private Ending failOne(Waiter<Q, A> waiter, Throwable failure) {
        return waiter.deliverFailure(failure) ? Ending.INTENDED : Ending.BY_HIMSELF;
    }

    /** The next is read first: a waiter that is sent alone gets new neighbours. */
    private void each(@Nullable Waiter<Q, A> chain, LongAdder intended, Function<Waiter<Q, A>, Ending> action) {
        int asIntended = 0;
        int byThemselves = 0;
        Waiter<Q, A> waiter = chain;
        while (waiter != null) {
            Waiter<Q, A> after = waiter.next;
            waiter.next = null;
            waiter.previous = null;
            switch (action.apply(waiter)) {
                case INTENDED -> asIntended++;
                case BY_HIMSELF -> byThemselves++;
                case COUNTED -> {
                    // Nothing is left to count.
                }
            }
            waiter = after;
        }
        counters.ended(intended, asIntended);
        counters.ended(counters.cancelled, byThemselves);
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
