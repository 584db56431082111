// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static java.util.concurrent.CompletableFuture.completedFuture;

import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ledger under one lock. Whatever others must be told is told when the lock is free again. */
final class DefaultResourceAllocator implements ResourceAllocator {

    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    private final ResourceAllocatorConfig config;
    private final CommonsExecutors executors;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final ResourceLedger ledger;
    private final LeaseTable leases;
    private final WaitingModels waiting;
    private final DueHeap<AllocationWaiter> patience = new DueHeap<>();
    private final Listeners<Runnable> listeners = new Listeners<>();
    private final Alarm alarm;

    /** Answers to requests that waited, to be given without the lock. */
    private final Outbox<Runnable> answers = new Outbox<>();

    private boolean freed;
    private @Nullable KeptResources reservation;
    private @Nullable AllocationWaiter reservedFor;
    private boolean closed;

    DefaultResourceAllocator(
            ResourceAllocatorConfig config,
            ResourceCapacity capacity,
            MachineLoad load,
            CommonsExecutors executors,
            Ticker ticker) {
        this.config = config;
        this.executors = executors;
        this.ticker = ticker;
        this.ledger = new ResourceLedger(config, capacity, load);
        this.leases = new LeaseTable(config, ledger);
        this.waiting = leases.waiting;
        this.alarm = new Alarm(executors.timer(), ticker, this::wake);
    }

    private <R> R locked(Supplier<R> action) {
        return lockedUnlessClosed(null, action);
    }

    /** Does something with the lock, with what is overdue ended before, and tells afterwards what came of it. */
    private <R> R lockedUnlessClosed(@Nullable R whenClosed, Supplier<R> action) {
        lock.lock();
        try {
            if (closed) {
                return closedAnswer(whenClosed);
            }
            endOverdue();
            R result = action.get();
            serve();
            return result;
        } finally {
            List<Runnable> toAnswer = answers.take();
            boolean told = freed;
            freed = false;
            lock.unlock();
            toAnswer.forEach(answer -> Delivery.onWorker(executors, answer));
            if (told && !listeners.isEmpty()) {
                Delivery.onWorker(executors, () -> listeners.tell(Runnable::run));
            }
        }
    }

    private static <R> R closedAnswer(@Nullable R whenClosed) {
        if (whenClosed == null) {
            throw new IllegalStateException("the allocator is closed");
        }
        return whenClosed;
    }

    private void wake() {
        lock.lock();
        try {
            alarm.rang();
        } finally {
            lock.unlock();
        }
        lockedUnlessClosed(false, () -> true);
    }

    private void endOverdue() {
        if (leases.size() == 0 && patience.size() == 0) {
            return;
        }
        long now = ticker.nanoTime();
        freed |= leases.endExpired(now);
        while (patience.hasDue(now)) {
            AllocationWaiter waiter = patience.takeFirst();
            dismiss(waiter);
            answer(waiter, new Allocation.Denied(Allocation.Reason.TIMED_OUT));
        }
        alarm.noLaterThan(leases.nextExpiry());
        alarm.noLaterThan(patience.nextDue());
    }

    private void dismiss(AllocationWaiter waiter) {
        waiting.remove(waiter);
        var unused = patience.remove(waiter.inPatience);
        leases.forgetIfIdle(waiter.account);
        if (reservedFor == waiter) {
            reservedFor = null;
            freed = true;
        }
    }

    private void answer(AllocationWaiter waiter, Allocation allocation) {
        answers.add(() -> {
            if (!waiter.future.complete(allocation)) {
                allocation.lease().ifPresent(DemandLease::close);
            }
        });
    }

    /** Grants to those who wait, the poorest that fits first, until nothing fits any more. */
    private void serve() {
        if (waiting.size() == 0) {
            return;
        }
        for (AllocationWaiter next = nextServed(); next != null; next = nextServed()) {
            ModelAccount account = next.account;
            if (next != reservedFor) {
                passOver(account);
            }
            GrantedLease lease = grant(account, next.request, next.demand);
            dismiss(next);
            answer(next, new Allocation.Granted(lease));
        }
    }

    private @Nullable AllocationWaiter nextServed() {
        if (leases.isFull()) {
            return null;
        }
        if (reservedFor != null && ledger.fits(reservedFor.demand, kept(reservedFor))) {
            return reservedFor;
        }
        Demand kept = kept(null);
        return waiting.poorestThatFits(demand -> ledger.fits(demand, kept));
    }

    /** What is kept for others than the one who asks. */
    private Demand kept(@Nullable Object asking) {
        if (reservation != null && reservation != asking) {
            return reservation.demand;
        }
        return reservedFor != null && reservedFor != asking ? reservedFor.demand : Demand.NONE;
    }

    /** Somebody gets something although poorer ones wait: it did not fit for them. */
    private void passOver(ModelAccount account) {
        if (waiting.size() == 0) {
            return;
        }
        for (AllocationWaiter passed : waiting.poorerThan(account)) {
            if (++passed.skips > config.maxSkips() && reservedFor == null && reservation == null) {
                reservedFor = passed;
            }
        }
    }

    private GrantedLease grant(ModelAccount account, AllocationRequest request, Demand demand) {
        GrantedLease lease = leases.grant(this, account, demand, request.ttl(), ticker.nanoTime());
        alarm.noLaterThan(lease.expiresAt);
        return lease;
    }

    @Override
    public Allocation allocateResources(AllocationRequest request) {
        InvalidValueException.requirePresent("request", request);
        return locked(() -> atOnce(request, null));
    }

    private Allocation atOnce(AllocationRequest request, @Nullable Object asking) {
        Demand demand = ledger.effective(request.demand());
        Allocation.Reason obstacle = ledger.obstacle(demand, kept(asking));
        if (obstacle != null) {
            return new Allocation.Denied(obstacle);
        }
        ModelAccount account = !leases.isFull() ? leases.account(request.model()) : null;
        if (account == null) {
            return new Allocation.Denied(Allocation.Reason.TOO_MANY_LEASES);
        }
        passOver(account);
        return new Allocation.Granted(grant(account, request, demand));
    }

    @Override
    public CompletableFuture<Allocation> allocateResources(AllocationRequest request, Duration longest) {
        InvalidValueException.requirePresent("request", request);
        InvalidValueException.requirePositive("patience", longest);
        LimitExceededException.requireAtMost("patience, in seconds", longest.toSeconds(), LONGEST_PATIENCE.toSeconds());
        return locked(() -> {
            Demand demand = ledger.effective(request.demand());
            if (ledger.neverFits(demand)) {
                return completedFuture(new Allocation.Denied(Allocation.Reason.ABOVE_CAPACITY));
            }
            ModelAccount account = waiting.size() < config.maxWaiters() ? leases.account(request.model()) : null;
            if (account == null) {
                return completedFuture(new Allocation.Denied(Allocation.Reason.TOO_MANY_WAITERS));
            }
            return await(new AllocationWaiter(request, demand, account), longest);
        });
    }

    private CompletableFuture<Allocation> await(AllocationWaiter waiter, Duration longest) {
        long until = ticker.nanoTime() + longest.toNanos();
        waiting.add(waiter);
        waiter.inPatience = patience.add(waiter, until);
        alarm.noLaterThan(until);
        var unused = waiter.future.whenComplete((allocation, failure) -> {
            if (waiter.future.isCancelled()) {
                giveUp(waiter);
            }
        });
        return waiter.future;
    }

    private void giveUp(AllocationWaiter waiter) {
        lockedUnlessClosed(false, () -> {
            if (waiter.waiting) {
                dismiss(waiter);
            }
            return true;
        });
    }

    @Override
    public Feasibility canAllocateResources(Demand demand) {
        InvalidValueException.requirePresent("demand", demand);
        return locked(() -> {
            Demand effective = ledger.effective(demand);
            if (ledger.neverFits(effective)) {
                return Feasibility.NEVER;
            }
            boolean fits = !leases.isFull() && ledger.obstacle(effective, kept(null)) == null;
            return fits ? Feasibility.NOW : Feasibility.LATER;
        });
    }

    @Override
    public Optional<ResourceReservation> reserve(AllocationRequest request) {
        InvalidValueException.requirePresent("request", request);
        return locked(() -> {
            Demand demand = ledger.effective(request.demand());
            if (reservation != null || reservedFor != null || ledger.neverFits(demand)) {
                return Optional.empty();
            }
            KeptResources made = new KeptResources(this, request, demand);
            reservation = made;
            return Optional.of(made);
        });
    }

    Optional<DemandLease> claim(KeptResources kept) {
        return locked(() -> {
            Optional<DemandLease> lease =
                    reservation == kept ? atOnce(kept.request, kept).lease() : Optional.empty();
            if (lease.isPresent()) {
                reservation = null;
            }
            return lease;
        });
    }

    void giveUp(KeptResources kept) {
        lockedUnlessClosed(false, () -> {
            if (reservation == kept) {
                reservation = null;
                freed = true;
            }
            return true;
        });
    }

    @Override
    public boolean isCurrent(long token) {
        return locked(() -> leases.isCurrent(token));
    }

    @Override
    public void setModelWeight(String model, double weight) {
        InvalidValueException.requireText("model", model);
        QueueItem.requireWeight(weight);
        locked(() -> {
            leases.setWeight(model, weight);
            return model;
        });
    }

    @Override
    public void resize(ResourceCapacity capacity) {
        InvalidValueException.requirePresent("capacity", capacity);
        locked(() -> {
            leases.resize(capacity);
            freed = true;
            return denyImpossible();
        });
    }

    private int denyImpossible() {
        List<AllocationWaiter> impossible = waiting.all().stream()
                .filter(waiter -> ledger.neverFits(waiter.demand))
                .toList();
        for (AllocationWaiter waiter : impossible) {
            dismiss(waiter);
            answer(waiter, new Allocation.Denied(Allocation.Reason.ABOVE_CAPACITY));
        }
        return impossible.size();
    }

    @Override
    public int releaseAll(String model) {
        return locked(() -> {
            int ended = leases.endAll(model);
            freed |= ended > 0;
            return ended;
        });
    }

    boolean release(GrantedLease lease) {
        return lease.active
                && lockedUnlessClosed(false, () -> {
                    boolean ended = leases.end(lease);
                    freed |= ended;
                    return ended;
                });
    }

    boolean renew(GrantedLease lease, Duration ttl) {
        return lease.active
                && lockedUnlessClosed(false, () -> {
                    if (!lease.isActive()) {
                        return false;
                    }
                    leases.renew(lease, ttl, ticker.nanoTime());
                    alarm.noLaterThan(lease.expiresAt);
                    return true;
                });
    }

    long now() {
        return ticker.nanoTime();
    }

    @Override
    public SystemResources getSystemResources() {
        return locked(() -> ResourceReport.of(ledger, leases.size(), waiting.size()));
    }

    @Override
    public Registration addListener(Runnable listener) {
        return listeners.add(listener);
    }

    @Override
    public void close() {
        List<AllocationWaiter> left;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            left = waiting.all();
            left.forEach(this::dismiss);
            leases.endAll();
            alarm.off();
            closed = true;
        } finally {
            lock.unlock();
        }
        IllegalStateException why = new IllegalStateException("the allocator is closed");
        left.forEach(waiter -> waiter.future.completeExceptionally(why));
    }
}
