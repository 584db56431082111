// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchObservation;
import ai.smartwhale.balance.batch.optimizer.BatchSample;
import ai.smartwhale.balance.batch.optimizer.BatchSample.Quality;
import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when items and batches end: counting, telling, giving back, learning. Thread-safe. */
final class BatchEndings<T, A> {

    static final int RECENT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    final LongAdder values = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder missing = new LongAdder();
    final LongAdder expired = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final AtomicInteger underWay = new AtomicInteger();
    final AtomicInteger inFlight = new AtomicInteger();

    private final String source;
    private final ItemSink<T, A> sink;
    private final BatchTraits<T> traits;
    private final SizeCalculator sizes;
    private final Ticker ticker;
    private final Runnable wake;
    private final Deque<BatchObservation> recent = new ArrayDeque<>();

    BatchEndings(BatchProcessorBuilder<T, A> parts) {
        this.source = parts.config.source();
        this.sink = parts.sink;
        this.traits = parts.traits;
        this.sizes = parts.sizes;
        this.ticker = parts.ticker;
        this.wake = parts.wake;
    }

    /** An item that was sent has ended. */
    void end(Entry<T, A> entry, ItemOutcome<A> outcome) {
        underWay.decrementAndGet();
        endUnsent(entry, outcome);
    }

    /** An item that never was sent has ended. */
    void endUnsent(Entry<T, A> entry, ItemOutcome<A> outcome) {
        counter(outcome).increment();
        try {
            if (entry.submission() == null) {
                sink.ended(entry.item(), outcome);
            } else {
                entry.submission().end(entry.index(), outcome);
            }
        } catch (RuntimeException e) {
            LOG.warn("the sink of a batch processor failed", e);
        }
    }

    private LongAdder counter(ItemOutcome<A> outcome) {
        if (outcome instanceof ItemOutcome.Value<A>) {
            return values;
        } else if (outcome instanceof ItemOutcome.Failed<A>) {
            return failed;
        } else if (outcome instanceof ItemOutcome.Missing<A>) {
            return missing;
        } else if (outcome instanceof ItemOutcome.Expired<A>) {
            return expired;
        } else if (outcome instanceof ItemOutcome.Cancelled<A>) {
            return cancelled;
        }
        return rejected;
    }

    /** The last item of a batch has ended. */
    void end(InFlightBatch<T, A> batch) {
        long took = ticker.nanoTime() - batch.sentNanos();
        release(batch.lease());
        try {
            learn(batch, took);
        } catch (RuntimeException e) {
            LOG.warn("nothing could be learnt from a batch", e);
        }
        inFlight.decrementAndGet();
        wake();
    }

    void release(BatchLease lease) {
        try {
            lease.close();
        } catch (RuntimeException e) {
            LOG.warn("a lease was not given back properly", e);
        }
    }

    void wake() {
        try {
            wake.run();
        } catch (RuntimeException e) {
            LOG.warn("nobody could be woken", e);
        }
    }

    private void learn(InFlightBatch<T, A> batch, long took) {
        int items = batch.sentItems();
        boolean full = batch.isAnsweredInFull();
        var unused = sizes.observe(
                source, new BatchSample(items, Duration.ofNanos(took), full ? Quality.COMPLETE : Quality.PARTIAL));
        if (full && took > 0) {
            BatchObservation observation = new BatchObservation(
                    items,
                    Math.max(items, batch.capacity()),
                    Duration.ofNanos(Math.max(0, batch.waitedNanos())),
                    Duration.ofNanos(took),
                    heaviestShare(batch.entries()));
            synchronized (recent) {
                if (recent.size() == RECENT) {
                    recent.removeFirst();
                }
                recent.addLast(observation);
            }
        }
    }

    private double heaviestShare(List<Entry<T, A>> entries) {
        double[] costs =
                entries.stream().mapToDouble(entry -> traits.cost(entry.item())).toArray();
        Arrays.sort(costs);
        double share = costs[costs.length - 1] / costs[(costs.length - 1) / 2];
        return Double.isFinite(share) ? Math.max(1, share) : 1;
    }

    List<BatchObservation> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }
}
