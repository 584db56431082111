// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchParameters;
import ai.smartwhale.balance.batch.optimizer.BatchSize;
import ai.smartwhale.balance.batch.optimizer.CostModel;
import ai.smartwhale.balance.batch.optimizer.LoadSituation;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Cancelled;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Expired;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Failed;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What waits and what is under way, and how the one becomes the other. Passes are made by one thread at a time. */
final class BatchFlow<T, A> {

    static final long NEVER = Long.MAX_VALUE;

    final LongAdder batches = new LongAdder();
    final LongAdder taken = new LongAdder();
    final LongAdder putBack = new LongAdder();
    final LongAdder denied = new LongAdder();
    final AtomicInteger waitingItems = new AtomicInteger();

    private final BatchProcessorBuilder<T, A> parts;
    private final BatchProcessorConfig config;
    private final BatchEndings<T, A> endings;
    private final Deque<WaitingPart<T, A>> waiting = new ConcurrentLinkedDeque<>();
    private final List<InFlightBatch<T, A>> underWay = new ArrayList<>();
    private volatile BatchParameters parameters;
    private volatile boolean closed;

    /** Of the present pass. */
    private long now;

    private long next;
    private int sent;

    private boolean sourceWasLast;

    BatchFlow(BatchProcessorBuilder<T, A> parts, BatchEndings<T, A> endings) {
        this.parts = parts;
        this.config = parts.config;
        this.endings = endings;
        this.parameters = config.parameters();
    }

    BatchParameters parameters() {
        return parameters;
    }

    void parameters(BatchParameters changed) {
        parameters = changed;
    }

    /** Makes room for items of a given batch; false where there is not enough for all. From any thread. */
    boolean reserve(int items) {
        int now = waitingItems.get();
        while (items <= config.maxWaitingItems() - now) {
            int seen = waitingItems.compareAndExchange(now, now + items);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
    }

    /** Takes in parts of given batches, whose items are counted as waiting already. From any thread. */
    void add(List<List<Entry<T, A>>> found) {
        long since = parts.ticker.nanoTime();
        found.forEach(part -> waiting.add(new WaitingPart<>(part, since)));
    }

    BatchSize sizeFor(int backlog) {
        OptionalLong deadline = parts.source.earliestDeadlineNanos();
        Duration slack = deadline.isPresent()
                ? Duration.ofNanos(deadline.getAsLong() - parts.ticker.nanoTime())
                : config.slack();
        return parts.sizes.calculateBatchSize(
                config.source(), new LoadSituation(backlog, parameters.maxInFlight(), slack));
    }

    /** When the next pass is due, counted from the last one; {@link #NEVER} if nothing is. */
    long next() {
        return next;
    }

    /**
     * One pass over everything that may be due.
     *
     * @param all whether batches leave although they are not full and might wait for longer
     * @return how many left
     */
    int pass(boolean all) {
        now = parts.ticker.nanoTime();
        next = NEVER;
        sent = 0;
        try {
            endOverdue();
            boolean more = true;
            while (more && !closed && endings.inFlight.get() < parameters.maxInFlight()) {
                more = serveOne(all);
            }
        } finally {
            underWay.removeIf(InFlightBatch::isEnded);
            underWay.forEach(batch -> due(batch.sentNanos() + config.timeout().toNanos()));
            waiting.forEach(part -> due(part.sinceNanos() + config.timeout().toNanos()));
        }
        return sent;
    }

    /** Something went wrong: not before long. */
    void passLater() {
        due(now + config.leaseRetry().toNanos());
    }

    /** Nothing more leaves, not even in a pass that is under way. From any thread. */
    void close() {
        closed = true;
    }

    void endEverything() {
        next = NEVER;
        List<InFlightBatch<T, A>> last = List.copyOf(underWay);
        underWay.clear();
        last.forEach(InFlightBatch::cancel);
        waiting.removeIf(part -> endUnsent(part, new Cancelled<>()));
    }

    private void due(long at) {
        next = Math.min(next, Math.max(0, at - now));
    }

    private void endOverdue() {
        long timeout = config.timeout().toNanos();
        for (InFlightBatch<T, A> batch : List.copyOf(underWay)) {
            if (now - batch.sentNanos() >= timeout) {
                batch.expire();
            }
        }
        underWay.removeIf(InFlightBatch::isEnded);
        waiting.removeIf(part -> now - part.sinceNanos() >= timeout && endUnsent(part, new Expired<>()));
    }

    private boolean endUnsent(WaitingPart<T, A> part, ItemOutcome<A> outcome) {
        waitingItems.addAndGet(-part.entries().size());
        part.entries().forEach(entry -> endings.endUnsent(entry, outcome));
        return true;
    }

    /** In turn from the source and from given batches, so that neither starves the other. */
    private boolean serveOne(boolean all) {
        boolean fromSource;
        if (sourceWasLast) {
            fromSource = !sendWaiting();
            if (fromSource && !sendFromSource(all)) {
                return false;
            }
        } else {
            fromSource = sendFromSource(all);
            if (!fromSource && !sendWaiting()) {
                return false;
            }
        }
        sourceWasLast = fromSource;
        return true;
    }

    private boolean sendWaiting() {
        WaitingPart<T, A> part = waiting.peek();
        if (part == null) {
            return false;
        }
        int size = part.entries().size();
        try {
            Optional<BatchLease> lease = lease(size);
            if (lease.isEmpty()) {
                return false;
            }
            waiting.remove();
            waitingItems.addAndGet(-size);
            send(part.entries(), lease.orElseThrow(), now - part.sinceNanos());
        } catch (LimitExceededException e) {
            waiting.remove();
            if (size == 1) {
                endUnsent(part, new Failed<>(e));
            } else {
                waiting.addFirst(new WaitingPart<>(part.entries().subList(size / 2, size), part.sinceNanos()));
                waiting.addFirst(new WaitingPart<>(part.entries().subList(0, size / 2), part.sinceNanos()));
            }
        }
        return true;
    }

    private boolean sendFromSource(boolean all) {
        int ready = parts.source.ready();
        if (ready <= 0) {
            return false;
        }
        int size = Math.min(config.limits().maxItems(), sizeFor(ready).items());
        OptionalLong oldest = parts.source.oldestNanos();
        long left = all || ready >= size ? 0 : timeLeft(oldest, ready);
        if (left > 0) {
            due(now + left);
            return false;
        }
        long waited = oldest.isPresent() ? now - oldest.getAsLong() : 0;
        for (int most = Math.min(ready, size); ; most /= 2) {
            try {
                Optional<BatchLease> lease = lease(most);
                return lease.isPresent() && take(lease.orElseThrow(), most, waited);
            } catch (LimitExceededException e) {
                if (most == 1) {
                    refuse(parts.source.take(1), new Failed<>(e));
                    return true;
                }
            }
        }
    }

    private void refuse(List<T> items, ItemOutcome<A> outcome) {
        taken.add(items.size());
        items.forEach(item -> endings.endUnsent(new Entry<>(item, null, 0), outcome));
    }

    /** Until the first item has waited long enough, or the most urgent must leave to be in time. */
    private long timeLeft(OptionalLong oldest, int ready) {
        if (oldest.isEmpty()) {
            return 0;
        }
        long left = oldest.getAsLong() + parameters.maxDelay().toNanos() - now;
        OptionalLong deadline = parts.source.earliestDeadlineNanos();
        if (deadline.isEmpty()) {
            return left;
        }
        long slack = deadline.getAsLong() - now;
        Optional<CostModel> model = parts.sizes.costModel(config.source());
        // What will be late anyhow is no reason to send a small batch, which would make others late.
        long least = model.map(known -> known.latency(ready).toNanos()).orElse(0L);
        long most = model.map(known -> known.latency95(ready).toNanos()).orElse(0L);
        return slack < least ? left : Math.min(left, slack - most);
    }

    private Optional<BatchLease> lease(int items) {
        Optional<BatchLease> lease = parts.leases.tryLease(items);
        if (lease.isEmpty()) {
            denied.increment();
            due(now + config.leaseRetry().toNanos());
        }
        return lease;
    }

    /** Returns whether the source had anything. */
    private boolean take(BatchLease lease, int most, long waited) {
        List<T> items = List.of();
        try {
            items = parts.source.take(most);
        } finally {
            if (items.isEmpty()) {
                endings.release(lease);
            }
        }
        if (items.isEmpty()) {
            return false;
        }
        List<Entry<T, A>> entries = new ArrayList<>(items.size());
        for (T item : items) {
            entries.add(new Entry<>(item, null, entries.size()));
        }
        FittingItems<T, A> found = FittingItems.of(entries, parts.traits, config.limits());
        if (!found.staying().isEmpty()) {
            putBack(found.staying());
        }
        taken.add(found.fitting().size() + (long) found.refused().size());
        found.refused().forEach(endings::endUnsent);
        send(found.fitting(), lease, waited);
        return true;
    }

    private void putBack(List<T> items) {
        try {
            parts.source.putBack(items);
            putBack.add(items.size());
        } catch (RuntimeException e) {
            // They are nowhere else any more.
            refuse(items, new Failed<>(e));
        }
    }

    private void send(List<Entry<T, A>> entries, BatchLease lease, long waited) {
        List<Entry<T, A>> wanted = new ArrayList<>(entries.size());
        for (Entry<T, A> entry : entries) {
            try {
                OptionalLong deadline = parts.traits.deadlineNanos(entry.item());
                if (deadline.isPresent() && deadline.getAsLong() - now <= 0) {
                    endings.endUnsent(entry, new Expired<>());
                } else {
                    wanted.add(entry);
                }
            } catch (RuntimeException e) {
                endings.endUnsent(entry, new Failed<>(e));
            }
        }
        if (wanted.isEmpty()) {
            endings.release(lease);
            return;
        }
        InFlightBatch<T, A> batch = new InFlightBatch<>(
                wanted, endings, lease, now, waited, config.limits().maxItems());
        endings.underWay.addAndGet(wanted.size());
        endings.inFlight.incrementAndGet();
        underWay.add(batch);
        batches.increment();
        sent++;
        try {
            List<T> items = wanted.stream().map(Entry::item).toList();
            parts.sender.send(new Batch<>(batches.sum(), items), batch);
        } catch (RuntimeException | Error e) {
            // Errors too: whoever waits for the answers must learn of it.
            batch.failAll(e);
        }
    }
}
