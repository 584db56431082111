// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Grants under the lock of its book; completes what waited outside of it, on a worker. */
final class DefaultCpuAllocator implements CpuAllocator, LeaseBook.Owner<CpuGrant> {

    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    private final CpuAllocatorConfig config;
    private final CommonsExecutors executors;
    private final LeaseBook<CpuGrant> book;
    private final ReentrantLock lock;
    private final CpuLedger ledger;
    private final Sweep sweep;
    private final TreeSet<CpuWaiter> waiters = new TreeSet<>(CpuWaiter.ORDER);
    private long waiterNumber;

    DefaultCpuAllocator(CpuAllocatorConfig config, long capacity, CommonsExecutors executors, InstantSource time) {
        this.config = config;
        this.executors = executors;
        this.book = new LeaseBook<>("cpu", config.maxLeases(), time, this);
        this.lock = book.lock();
        this.ledger = new CpuLedger(book, capacity, config.highReserve());
        this.sweep = new Sweep(executors.timer(), config.sweepPeriod(), book::sweep);
    }

    @Override
    public Allocation<CpuLease> allocateCpu(CpuRequest request) {
        InvalidValueException.requirePresent("request", request);
        book.sweep();
        lock.lock();
        try {
            book.requireOpen();
            return grantOrDeny(request);
        } finally {
            lock.unlock();
        }
    }

    private Allocation<CpuLease> grantOrDeny(CpuRequest request) {
        Optional<DenialReason> obstacle = ledger.obstacle(request, request.priority());
        if (obstacle.isEmpty() && someoneAheadOf(request.priority())) {
            obstacle = Optional.of(DenialReason.WAITERS_AHEAD);
        }
        return obstacle.<Allocation<CpuLease>>map(reason -> denied(reason, request))
                .orElseGet(() -> new Allocation.Granted<>(ledger.grant(request, request.priority())));
    }

    private Allocation<CpuLease> denied(DenialReason reason, CpuRequest request) {
        return new Allocation.Denied<>(reason, request.cpuMillis(), ledger.free(request.priority()));
    }

    private boolean someoneAheadOf(LeasePriority priority) {
        return !waiters.isEmpty() && waiters.first().priority.compareTo(priority) >= 0;
    }

    @Override
    public CompletableFuture<Allocation<CpuLease>> allocateCpu(CpuRequest request, Duration patience) {
        InvalidValueException.requirePresent("request", request);
        InvalidValueException.requirePositive("patience", patience);
        LimitExceededException.requireAtMost(
                "patience, in seconds", patience.toSeconds(), LONGEST_PATIENCE.toSeconds());
        book.sweep();
        CompletableFuture<Allocation<CpuLease>> future = new CompletableFuture<>();
        CpuWaiter waiter;
        lock.lock();
        try {
            book.requireOpen();
            Allocation<CpuLease> atOnce = grantOrDeny(request);
            if (atOnce instanceof Allocation.Granted || ledger.neverFits(request.cpuMillis(), request.priority())) {
                return CompletableFuture.completedFuture(atOnce);
            }
            if (waiters.size() >= config.maxWaiters()) {
                return CompletableFuture.completedFuture(denied(DenialReason.TOO_MANY_WAITERS, request));
            }
            waiter = new CpuWaiter(request, request.priority(), ++waiterNumber, future);
            waiters.add(waiter);
        } finally {
            lock.unlock();
        }
        endAfter(waiter, patience);
        return future;
    }

    private void endAfter(CpuWaiter waiter, Duration patience) {
        try {
            ScheduledFuture<?> timeout =
                    executors.timer().schedule(() -> timeOut(waiter), patience.toNanos(), TimeUnit.NANOSECONDS);
            var unused = waiter.future.whenComplete((allocation, failure) -> {
                timeout.cancel(false);
                if (remove(waiter)) {
                    afterFreed();
                }
            });
        } catch (RejectedExecutionException timerIsClosed) {
            var unused = remove(waiter);
            waiter.future.completeExceptionally(timerIsClosed);
        }
    }

    /** Found by number, for a change of priority replaces the waiter. */
    private boolean remove(CpuWaiter waiter) {
        lock.lock();
        try {
            return waiters.removeIf(w -> w.number == waiter.number);
        } finally {
            lock.unlock();
        }
    }

    private void timeOut(CpuWaiter waiter) {
        Allocation<CpuLease> denied;
        lock.lock();
        try {
            if (!remove(waiter)) {
                return;
            }
            denied = denied(DenialReason.TIMED_OUT, waiter.request);
        } finally {
            lock.unlock();
        }
        complete(waiter.future, denied);
        afterFreed();
    }

    @Override
    public void freed(LeaseEntry<CpuGrant> entry, long amount, LeaseState why) {
        ledger.freed(entry, amount);
    }

    /** Serves from the front and stops at the first that must go on waiting, so that nobody is overtaken. */
    @Override
    public void afterFreed() {
        List<Runnable> completions = new ArrayList<>();
        lock.lock();
        try {
            while (!waiters.isEmpty()) {
                CpuWaiter first = waiters.first();
                Optional<DenialReason> obstacle = ledger.obstacle(first.request, first.priority);
                if (obstacle.isPresent() && !ledger.neverFits(first.request.cpuMillis(), first.priority)) {
                    break;
                }
                waiters.remove(first);
                Allocation<CpuLease> result = obstacle.<Allocation<CpuLease>>map(why -> denied(why, first.request))
                        .orElseGet(() -> new Allocation.Granted<>(ledger.grant(first.request, first.priority)));
                completions.add(() -> complete(first.future, result));
            }
        } finally {
            lock.unlock();
        }
        completions.forEach(Runnable::run);
    }

    /** Callers' code hangs on the future: it must run neither under the lock nor on the timer. */
    private void complete(CompletableFuture<Allocation<CpuLease>> future, Allocation<CpuLease> result) {
        Runnable completion = () -> {
            if (!future.complete(result)) {
                result.lease().ifPresent(ResourceLease::close);
            }
        };
        try {
            executors.workers().execute(completion);
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            completion.run();
        }
    }

    @Override
    public ThreadAdvice optimizeThreads(ThreadDemand demand) {
        InvalidValueException.requirePresent("demand", demand);
        lock.lock();
        try {
            book.requireOpen();
        } finally {
            lock.unlock();
        }
        return ThreadPlanner.plan(demand, ledger.capacity() / 1000.0, config);
    }

    @Override
    public PriorityChange managePriority(String holder, LeasePriority priority) {
        LeaseTerms.requireHolder(holder);
        InvalidValueException.requirePresent("priority", priority);
        book.sweep();
        PriorityChange change;
        lock.lock();
        try {
            book.requireOpen();
            List<CpuWaiter> moved = waiters.stream()
                    .filter(w -> w.request.holder().equals(holder))
                    .toList();
            moved.forEach(waiters::remove);
            moved.forEach(w -> waiters.add(w.withPriority(priority)));
            change = new PriorityChange(holder, priority, ledger.changePriority(holder, priority), moved.size());
        } finally {
            lock.unlock();
        }
        afterFreed();
        return change;
    }

    @Override
    public LeaseReport report() {
        return book.report(ledger.capacity());
    }

    @Override
    public void close() {
        sweep.close();
        List<CpuWaiter> left;
        lock.lock();
        try {
            // In one step: what the revoked leases free must not be granted to those who wait.
            book.close();
            left = List.copyOf(waiters);
            waiters.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(w -> w.future.completeExceptionally(new IllegalStateException("the allocator of cpu is closed")));
    }
}
