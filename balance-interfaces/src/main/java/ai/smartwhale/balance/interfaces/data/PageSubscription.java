// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.balance.interfaces.internal.HandOver;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns pages into items for one subscriber. All signals come out of one loop, which one thread runs at a time; others
 * leave a note and count it, after the queue-drain pattern of Reactive Streams implementations.
 */
final class PageSubscription<T> implements Flow.Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(DataStream.class);

    private final PageSource<T> source;
    private final Executor executor;
    private final int prefetchBelow;
    private final Runnable whenEnded;
    private final AtomicLong demand = new AtomicLong();
    /** One at first, so that nothing is signalled before {@link #start()}. */
    private final AtomicInteger work = new AtomicInteger(1);

    private final AtomicInteger ends = new AtomicInteger();

    // Written by others, read by the loop.
    private volatile Flow.@Nullable Subscriber<? super T> subscriber;
    private volatile PageSource.@Nullable Page<T> arrived;
    private volatile @Nullable Throwable failure;
    private volatile boolean cancelled;

    // The loop's own.
    private final Queue<T> buffer = new ArrayDeque<>();
    private Optional<String> cursor = Optional.empty();
    private boolean fetching;
    private boolean lastPageCame;

    PageSubscription(
            Flow.Subscriber<? super T> subscriber,
            PageSource<T> source,
            Executor executor,
            int prefetchBelow,
            Runnable whenEnded) {
        this.subscriber = subscriber;
        this.source = source;
        this.executor = executor;
        this.prefetchBelow = prefetchBelow;
        this.whenEnded = whenEnded;
    }

    /** The subscriber has been given this subscription. */
    void start() {
        HandOver.run(executor, this::loop);
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            fail(new IllegalArgumentException("count is " + count + "; allowed: above zero (rule 3.9)"));
            return;
        }
        demand.accumulateAndGet(count, (known, more) -> known + more < 0 ? Long.MAX_VALUE : known + more);
        drain();
    }

    @Override
    public void cancel() {
        cancelled = true;
        drain();
    }

    /** Ends the subscription with an error, unless it has ended. */
    void fail(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
        drain();
    }

    private void drain() {
        if (work.getAndIncrement() == 0) {
            HandOver.run(executor, this::loop);
        }
    }

    private void loop() {
        int seen = work.get();
        while (seen != 0) {
            step();
            seen = work.addAndGet(-seen);
        }
    }

    private void step() {
        Flow.Subscriber<? super T> target = subscriber;
        if (cancelled || target == null) {
            end();
            return;
        }
        Throwable reason = failure;
        if (reason != null) {
            end();
            tell(() -> target.onError(reason));
            return;
        }
        takePage();
        emit(target);
        if (cancelled || failure != null) {
            // Told by the subscriber from within onNext, which has counted it: the loop comes again.
            return;
        }
        if (buffer.isEmpty() && lastPageCame) {
            end();
            tell(target::onComplete);
        } else if (!fetching && !lastPageCame && demand.get() > 0 && buffer.size() <= prefetchBelow) {
            fetch();
        }
    }

    private void takePage() {
        PageSource.Page<T> page = arrived;
        if (page != null) {
            arrived = null;
            fetching = false;
            buffer.addAll(page.items());
            cursor = page.next();
            lastPageCame = page.next().isEmpty();
        }
    }

    private void emit(Flow.Subscriber<? super T> target) {
        while (demand.get() > 0 && !cancelled && failure == null) {
            T item = buffer.poll();
            if (item == null) {
                return;
            }
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            try {
                target.onNext(item);
            } catch (RuntimeException | Error e) {
                // By rule 2.13 a subscriber that throws has cancelled.
                LOG.warn("a subscriber failed, and gets nothing more", e);
                cancel();
            }
        }
    }

    private void fetch() {
        fetching = true;
        CompletionStage<PageSource.Page<T>> asked;
        try {
            asked = source.page(cursor);
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        var unused = asked.whenComplete((page, reason) -> {
            if (reason != null) {
                fail(reason instanceof CompletionException && reason.getCause() != null ? reason.getCause() : reason);
            } else {
                arrived = page;
                drain();
            }
        });
    }

    private static void tell(Runnable last) {
        try {
            last.run();
        } catch (RuntimeException e) {
            LOG.warn("a subscriber failed at its end", e);
        }
    }

    /** Lets go of the subscriber, as rule 3.13 asks, and of what waited for it. */
    private void end() {
        subscriber = null;
        buffer.clear();
        if (ends.getAndIncrement() == 0) {
            whenEnded.run();
        }
    }
}
