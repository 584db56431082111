// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchObservation;
import ai.smartwhale.balance.batch.optimizer.BatchParameters;
import ai.smartwhale.balance.batch.optimizer.BatchSize;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Rejected;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps are serialized without a lock: who comes while another steps leaves a note, and the other goes again. Hence
 * nothing is called under a lock, and a sender that answers at once does not come back into a step.
 */
final class DefaultBatchProcessor<T, A> implements BatchProcessor<T, A> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);
    private static final BatchStep NOTHING = new BatchStep(0, Optional.empty());

    private final BatchProcessorBuilder<T, A> parts;
    private final BatchEndings<T, A> endings;
    private final BatchFlow<T, A> flow;
    private final BatchSplitter<Entry<T, A>> splitter;
    private final PriorityOrder<T> order;
    private final PriorityOrder<Entry<T, A>> entryOrder;
    private final AtomicInteger notes = new AtomicInteger();
    private volatile boolean flush;
    private volatile boolean closed;

    DefaultBatchProcessor(BatchProcessorBuilder<T, A> parts) {
        this.parts = parts;
        this.endings = new BatchEndings<>(parts);
        this.flow = new BatchFlow<>(parts, endings);
        EntryTraits<T, A> traits = new EntryTraits<>(parts.traits);
        this.splitter = BatchSplitter.create(traits);
        this.order = new PriorityOrder<>(parts.traits);
        this.entryOrder = new PriorityOrder<>(traits);
    }

    @Override
    public CompletableFuture<BatchResult<T, A>> processBatch(List<T> items) {
        requireItems(items);
        if (items.isEmpty()) {
            throw new InvalidValueException("items", items, "at least one");
        }
        requireOpen();
        Submission<T, A> submission = new Submission<>(List.copyOf(items), parts.delivery);
        List<Entry<T, A>> entries = entryOrder.sort(submission.entries());
        SplitLimits limits = parts.config.limits();
        int size = Math.min(limits.maxItems(), flow.sizeFor(entries.size()).items());
        SplitResult<Entry<T, A>> split = splitter.splitLargeBatches(entries, limits.withMaxItems(size));
        flow.taken.add(entries.size());
        if (!flow.reserve(entries.size() - split.rejected().size())) {
            entries.forEach(entry -> endings.endUnsent(entry, new Rejected<>(Rejected.Reason.TOO_MANY_WAITING)));
        } else {
            split.rejected().forEach(one -> endings.endUnsent(one.item(), new Rejected<>(Rejected.Reason.TOO_LARGE)));
            flow.add(urgentFirst(split.parts(), entries));
            step();
            endings.wake();
        }
        return submission.result();
    }

    /** Parts of items that may not overtake each other leave in the order in which they were made. */
    private List<List<Entry<T, A>>> urgentFirst(List<List<Entry<T, A>>> found, List<Entry<T, A>> sorted) {
        if (found.size() < 2
                || sorted.stream()
                        .anyMatch(entry -> parts.traits.orderKey(entry.item()).isPresent())) {
            return found;
        }
        int[] places = new int[sorted.size()];
        for (int i = 0; i < places.length; i++) {
            places[sorted.get(i).index()] = i;
        }
        List<List<Entry<T, A>>> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingInt(part -> places[part.get(0).index()]));
        return ordered;
    }

    @Override
    public BatchStep handleIncomingBatches() {
        requireOpen();
        return step();
    }

    @Override
    public BatchStep processBatches() {
        requireOpen();
        flush = true;
        return step();
    }

    private BatchStep step() {
        if (notes.getAndIncrement() != 0) {
            return NOTHING;
        }
        int sent = 0;
        int seen = 1;
        do {
            try {
                sent += pass();
            } catch (RuntimeException e) {
                LOG.error("a source or a lease port of a batch processor failed", e);
                flow.passLater();
            } catch (Error e) {
                notes.set(0);
                throw e;
            }
            long next = flow.next();
            seen = notes.addAndGet(-seen);
            if (seen == 0) {
                return new BatchStep(
                        sent, next == BatchFlow.NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(next)));
            }
        } while (true);
    }

    private int pass() {
        if (closed) {
            flow.endEverything();
            return 0;
        }
        boolean all = flush;
        flush = false;
        return flow.pass(all);
    }

    @Override
    public BatchSize optimizeBatchSize() {
        requireOpen();
        return flow.sizeFor(Math.max(0, parts.source.ready()));
    }

    @Override
    public List<T> handlePriorities(List<T> items) {
        requireItems(items);
        requireOpen();
        return order.sort(items);
    }

    private static void requireItems(List<?> items) {
        InvalidValueException.requirePresent("items", items)
                .forEach(item -> InvalidValueException.requirePresent("items", item));
    }

    @Override
    public void adjust(BatchParameters parameters) {
        InvalidValueException.requirePresent("parameters", parameters);
        requireOpen();
        flow.parameters(parameters);
        endings.wake();
    }

    @Override
    public BatchParameters parameters() {
        requireOpen();
        return flow.parameters();
    }

    @Override
    public List<BatchObservation> recentBatches() {
        return endings.recent();
    }

    @Override
    public BatchProcessorStatistics statistics() {
        return new BatchProcessorStatistics(
                flow.batches.sum(),
                flow.taken.sum(),
                flow.putBack.sum(),
                flow.denied.sum(),
                endings.values.sum(),
                endings.failed.sum(),
                endings.missing.sum(),
                endings.expired.sum(),
                endings.cancelled.sum(),
                endings.rejected.sum(),
                flow.waitingItems.get(),
                endings.underWay.get(),
                endings.inFlight.get());
    }

    @Override
    public void close() {
        closed = true;
        flow.close();
        step();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the batch processor is closed");
        }
    }
}
