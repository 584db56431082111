// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
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
    private final Map<String, ModelAccount> accounts = new HashMap<>();
    private final Map<Long, GrantedLease> leases = new HashMap<>();
    private final DueHeap<GrantedLease> expiry = new DueHeap<>();
    private final WaitingModels waiting = new WaitingModels();
    private final DueHeap<AllocationWaiter> patience = new DueHeap<>();
    private final Listeners<Runnable> listeners = new Listeners<>();
    private final Alarm alarm;

    /** Answers to requests that waited, to be given without the lock. */
    private List<Runnable> answers = new ArrayList<>();

    private boolean freed;
    private @Nullable Reservation reservation;
    private @Nullable AllocationWaiter reservedFor;
    private long lastToken;
    private long lastAccount;
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
            List<Runnable> toAnswer = answers;
            answers = toAnswer.isEmpty() ? answers : new ArrayList<>();
            boolean told = freed;
            freed = false;
            lock.unlock();
            toAnswer.forEach(this::onWorker);
            if (told && !listeners.isEmpty()) {
                onWorker(() -> listeners.tell(Runnable::run));
            }
        }
    }

    private static <R> R closedAnswer(@Nullable R whenClosed) {
        if (whenClosed == null) {
            throw new IllegalStateException("the allocator is closed");
        }
        return whenClosed;
    }

    private void onWorker(Runnable answer) {
        try {
            executors.workers().execute(answer);
        } catch (RejectedExecutionException workersAreClosed) {
            answer.run();
        }
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
        if (expiry.size() == 0 && patience.size() == 0) {
            return;
        }
        long now = ticker.nanoTime();
        while (expiry.hasDue(now)) {
            expiry.pollDue(now).ifPresent(lease -> end(lease));
        }
        while (patience.hasDue(now)) {
            patience.pollDue(now).ifPresent(waiter -> {
                dismiss(waiter);
                forgetIfIdle(waiter.account);
                answer(waiter, new Allocation.Denied(Allocation.Reason.TIMED_OUT));
            });
        }
        alarm.noLaterThan(expiry.nextDue());
        alarm.noLaterThan(patience.nextDue());
    }

    private boolean end(GrantedLease lease) {
        if (!lease.active) {
            return false;
        }
        lease.active = false;
        var unused = expiry.remove(lease.inExpiry);
        leases.remove(lease.token());
        ledger.giveBack(lease.demand(), lease.gpus());
        ModelAccount account = lease.account;
        account.leases.remove(lease);
        book(account, lease.demand(), -1);
        forgetIfIdle(account);
        freed = true;
        return true;
    }

    private void book(ModelAccount account, Demand demand, int sign) {
        waiting.leave(account);
        account.book(demand, sign);
        account.weightedShare = ledger.dominantShare(account) / account.weight;
        waiting.enter(account);
    }

    private void forgetIfIdle(ModelAccount account) {
        if (account.isForgettable()) {
            accounts.remove(account.model);
        }
    }

    private void dismiss(AllocationWaiter waiter) {
        waiting.remove(waiter);
        var unused = patience.remove(waiter.inPatience);
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
            dismiss(next);
            answer(next, new Allocation.Granted(grant(account, next.request, next.demand)));
        }
    }

    private @Nullable AllocationWaiter nextServed() {
        if (leases.size() >= config.maxLeases()) {
            return null;
        }
        if (reservedFor != null && ledger.obstacle(reservedFor.demand, kept(reservedFor)) == null) {
            return reservedFor;
        }
        Demand kept = kept(null);
        return waiting.poorestThatFits(demand -> ledger.obstacle(demand, kept) == null);
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
        List<GpuCard> cards = ledger.take(demand);
        long expiresAt = ticker.nanoTime() + Math.min(request.ttl().toNanos(), QueueItem.LONGEST);
        GrantedLease lease = new GrantedLease(this, ++lastToken, account, demand, cards, expiresAt);
        lease.inExpiry = expiry.add(lease, expiresAt);
        alarm.noLaterThan(expiresAt);
        leases.put(lease.token(), lease);
        account.leases.add(lease);
        book(account, demand, 1);
        return lease;
    }

    private @Nullable ModelAccount account(String model) {
        ModelAccount known = accounts.get(model);
        if (known == null && accounts.size() < config.maxModels()) {
            known = new ModelAccount(model, ++lastAccount);
            accounts.put(model, known);
        }
        return known;
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
        ModelAccount account = leases.size() < config.maxLeases() ? account(request.model()) : null;
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
                return denied(Allocation.Reason.ABOVE_CAPACITY);
            }
            ModelAccount account = waiting.size() < config.maxWaiters() ? account(request.model()) : null;
            if (account == null) {
                return denied(Allocation.Reason.TOO_MANY_WAITERS);
            }
            return await(new AllocationWaiter(request, demand, account), longest);
        });
    }

    private static CompletableFuture<Allocation> denied(Allocation.Reason reason) {
        return CompletableFuture.completedFuture(new Allocation.Denied(reason));
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
                forgetIfIdle(waiter.account);
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
            boolean fits = leases.size() < config.maxLeases() && ledger.obstacle(effective, kept(null)) == null;
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
            Reservation made = new Reservation(request, demand);
            reservation = made;
            return Optional.of(made);
        });
    }

    /** What is kept for somebody outside. */
    private final class Reservation implements ResourceReservation {
        private final AllocationRequest request;
        private final Demand demand;

        Reservation(AllocationRequest request, Demand demand) {
            this.request = request;
            this.demand = demand;
        }

        @Override
        public Optional<DemandLease> claim() {
            return locked(() -> {
                Optional<DemandLease> lease =
                        reservation == this ? atOnce(request, this).lease() : Optional.empty();
                if (lease.isPresent()) {
                    reservation = null;
                }
                return lease;
            });
        }

        @Override
        public void close() {
            lockedUnlessClosed(false, () -> {
                if (reservation == this) {
                    reservation = null;
                    freed = true;
                }
                return true;
            });
        }
    }

    @Override
    public boolean isCurrent(long token) {
        return locked(() -> leases.containsKey(token));
    }

    @Override
    public void setModelWeight(String model, double weight) {
        InvalidValueException.requireText("model", model);
        QueueItem.requireWeight(weight);
        locked(() -> {
            ModelAccount account = account(model);
            if (account == null) {
                throw new LimitExceededException("models", accounts.size() + 1L, config.maxModels());
            }
            waiting.leave(account);
            account.weight = weight;
            account.weightedShare = ledger.dominantShare(account) / weight;
            waiting.enter(account);
            forgetIfIdle(account);
            return account;
        });
    }

    @Override
    public void resize(ResourceCapacity capacity) {
        InvalidValueException.requirePresent("capacity", capacity);
        locked(() -> {
            accounts.values().forEach(waiting::leave);
            ledger.resize(capacity);
            accounts.values()
                    .forEach(account -> account.weightedShare = ledger.dominantShare(account) / account.weight);
            accounts.values().forEach(waiting::enter);
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
            forgetIfIdle(waiter.account);
            answer(waiter, new Allocation.Denied(Allocation.Reason.ABOVE_CAPACITY));
        }
        return impossible.size();
    }

    @Override
    public int releaseAll(String model) {
        return locked(() -> {
            ModelAccount account = accounts.get(model);
            List<GrantedLease> held = account == null ? List.of() : List.copyOf(account.leases);
            held.forEach(this::end);
            return held.size();
        });
    }

    boolean release(GrantedLease lease) {
        return lease.active && lockedUnlessClosed(false, () -> isActive(lease) && end(lease));
    }

    boolean renew(GrantedLease lease, Duration ttl) {
        return lease.active
                && lockedUnlessClosed(false, () -> {
                    if (!isActive(lease)) {
                        return false;
                    }
                    var unused = expiry.remove(lease.inExpiry);
                    lease.expiresAt = ticker.nanoTime() + Math.min(ttl.toNanos(), QueueItem.LONGEST);
                    lease.inExpiry = expiry.add(lease, lease.expiresAt);
                    alarm.noLaterThan(lease.expiresAt);
                    return true;
                });
    }

    boolean isActive(GrantedLease lease) {
        return lease.active && lease.expiresAt - ticker.nanoTime() > 0;
    }

    Duration timeLeft(GrantedLease lease) {
        return lease.active ? Duration.ofNanos(Math.max(0, lease.expiresAt - ticker.nanoTime())) : Duration.ZERO;
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
            List.copyOf(leases.values()).forEach(this::end);
            alarm.off();
            closed = true;
        } finally {
            lock.unlock();
        }
        left.forEach(
                waiter -> waiter.future.completeExceptionally(new IllegalStateException("the allocator is closed")));
    }
}
