// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.balance.core.coordinator.sync.SyncManager;
import ai.smartwhale.balance.core.coordinator.sync.SyncState;
import ai.smartwhale.balance.core.coordinator.sync.SyncStatus;
import ai.smartwhale.balance.core.coordinator.sync.SyncTask;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One lock around all sources; transfers are begun without it. */
final class DefaultDataCoordinator implements DataCoordinator {

    private static final int LONGEST_HOLDER = 256;
    /** Of all coordinators: several may have their data carried by the same manager, which knows transfers by name. */
    private static final AtomicLong CARRIED = new AtomicLong();

    private final DataCoordinatorConfig config;
    private final SyncManager transfers;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, LentSource> sources = new HashMap<>();
    private final Map<Carriage, SyncStatus> synced = new LinkedHashMap<>();
    private final Map<Carriage, CompletableFuture<SyncStatus>> underWay = new HashMap<>();
    private final ReplicaLoads loads;
    private long tokens;
    private int leases;

    /** What is carried where; the same is carried once. */
    private record Carriage(String source, long version, SyncLocation destination) {}

    DefaultDataCoordinator(DataCoordinatorConfig config, SyncManager transfers, Ticker ticker, RandomGenerator random) {
        this.config = config;
        this.transfers = transfers;
        this.ticker = ticker;
        this.loads = new ReplicaLoads(config, random);
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean registerDataSource(DataSource source) {
        InvalidValueException.requirePresent("source", source);
        return locked(() -> {
            @Nullable LentSource known = sources.get(source.id());
            if (known == null) {
                LimitExceededException.requireAtMost("sources", sources.size() + 1L, config.maxSources());
                sources.put(source.id(), new LentSource(source));
                return true;
            }
            if (source.version() < known.source.version()) {
                throw new InvalidValueException(
                        "source.version", source.version(), known.source.version() + " or more");
            }
            known.source = source;
            return false;
        });
    }

    @Override
    public DataAllocation allocateData(String source, String holder, SharingMode mode, Duration ttl) {
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requireText("holder", holder);
        LimitExceededException.requireAtMost("holder, in characters", holder.length(), LONGEST_HOLDER);
        InvalidValueException.requirePresent("mode", mode);
        HeldData.requireTtl(ttl);
        return locked(() -> {
            long now = ticker.nanoTime();
            @Nullable LentSource lent = sources.get(source);
            if (lent == null) {
                return new DataAllocation.Denied(DataAllocation.Reason.UNKNOWN_SOURCE, Optional.empty());
            }
            expire(lent, now);
            if (leases >= config.maxLeases()) {
                sources.values().forEach(other -> expire(other, now));
            }
            if (leases >= config.maxLeases()) {
                return new DataAllocation.Denied(DataAllocation.Reason.TOO_MANY_LEASES, Optional.empty());
            }
            Optional<DataAllocation.Denied> refusal = lent.refusal(holder, mode, config.intent(), now);
            return refusal.isPresent() ? refusal.orElseThrow() : lend(lent, holder, mode, now + ttl.toNanos());
        });
    }

    private DataAllocation lend(LentSource lent, String holder, SharingMode mode, long expiresAt) {
        SyncLocation replica = loads.take(lent.source.replicas());
        HeldData lease = new HeldData(this, lent.source, holder, lent.effective(mode), replica, ++tokens, expiresAt);
        lent.watch(lease);
        leases++;
        return new DataAllocation.Granted(lease);
    }

    private void expire(LentSource lent, long now) {
        forget(lent.removeExpired(now));
    }

    private void forget(List<HeldData> gone) {
        leases -= gone.size();
        gone.forEach(lease -> loads.giveBack(lease.replica()));
    }

    @Override
    public boolean releaseData(DataLease lease, Duration took) {
        InvalidValueException.requirePresent("lease", lease);
        if (InvalidValueException.requirePresent("took", took).isNegative()) {
            throw new InvalidValueException("took", took, "zero or more");
        }
        return locked(() -> {
            boolean active = releaseData(lease.source().id(), lease.token());
            if (active) {
                loads.took(lease.replica(), took.toNanos());
            }
            return active;
        });
    }

    @Override
    public boolean releaseData(String source, long token) {
        return locked(() -> {
            Optional<HeldData> active = active(source, token);
            active.ifPresent(lease -> {
                Optional.ofNullable(sources.get(source)).ifPresent(lent -> lent.leases.remove(token));
                forget(List.of(lease));
            });
            return active.isPresent();
        });
    }

    private Optional<HeldData> active(String source, long token) {
        InvalidValueException.requirePresent("source", source);
        Optional<LentSource> lent = Optional.ofNullable(sources.get(source));
        lent.ifPresent(known -> expire(known, ticker.nanoTime()));
        return lent.map(known -> known.leases.get(token));
    }

    @Override
    public boolean isCurrent(String source, long token) {
        return locked(() -> active(source, token).isPresent());
    }

    Duration timeLeft(HeldData lease) {
        return locked(() -> active(lease.source().id(), lease.token())
                .map(held -> Duration.ofNanos(Math.max(0, held.expiresAt - ticker.nanoTime())))
                .orElse(Duration.ZERO));
    }

    boolean renew(HeldData lease, Duration ttl) {
        return locked(() -> {
            Optional<HeldData> active = active(lease.source().id(), lease.token());
            active.ifPresent(held -> {
                held.expiresAt = ticker.nanoTime() + ttl.toNanos();
                Optional.ofNullable(sources.get(lease.source().id())).ifPresent(lent -> lent.watch(held));
            });
            return active.isPresent();
        });
    }

    @Override
    public CompletableFuture<SyncStatus> synchronizeData(String source, SyncLocation destination) {
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("destination", destination);
        Carriage carriage;
        SyncLocation replica;
        CompletableFuture<SyncStatus> told = new CompletableFuture<>();
        lock.lock();
        try {
            LentSource lent = Optional.ofNullable(sources.get(source))
                    .orElseThrow(() -> new InvalidValueException("source", source, "a source that is registered"));
            carriage = new Carriage(source, lent.source.version(), destination);
            @Nullable SyncStatus done = synced.get(carriage);
            if (done != null) {
                return CompletableFuture.completedFuture(done);
            }
            @Nullable CompletableFuture<SyncStatus> same = underWay.get(carriage);
            if (same != null) {
                return same.copy();
            }
            if (lent.source.replicas().contains(destination)) {
                throw new InvalidValueException("destination", destination, "a location that is no replica yet");
            }
            replica = loads.take(lent.source.replicas());
            underWay.put(carriage, told);
        } finally {
            lock.unlock();
        }
        carry(carriage, replica, told);
        return told.copy();
    }

    private void carry(Carriage carriage, SyncLocation replica, CompletableFuture<SyncStatus> told) {
        long begun = ticker.nanoTime();
        CompletableFuture<SyncStatus> transfer;
        try {
            String id = carriage.source + "@" + carriage.version + " #" + CARRIED.incrementAndGet();
            transfers.registerSyncTask(SyncTask.of(id, replica, carriage.destination));
            transfer = transfers.executeSync(id);
        } catch (RuntimeException e) {
            notCarried(carriage, replica);
            // For those who joined meanwhile.
            told.completeExceptionally(e);
            throw e;
        }
        var unused = transfer.whenComplete((status, failure) -> {
            if (failure != null) {
                notCarried(carriage, replica);
                told.completeExceptionally(failure);
            } else {
                carried(carriage, replica, status, ticker.nanoTime() - begun);
                told.complete(status);
            }
        });
    }

    private void notCarried(Carriage carriage, SyncLocation replica) {
        locked(() -> {
            loads.giveBack(replica);
            return underWay.remove(carriage);
        });
    }

    private void carried(Carriage carriage, SyncLocation replica, SyncStatus status, long nanos) {
        locked(() -> {
            loads.giveBack(replica);
            if (status.state() == SyncState.COMPLETED) {
                loads.took(replica, nanos);
                synced.keySet()
                        .removeIf(older ->
                                older.source.equals(carriage.source) && older.destination.equals(carriage.destination));
                synced.put(carriage, status);
                if (synced.size() > config.maxSynced()) {
                    synced.remove(synced.keySet().iterator().next());
                }
            } else if (status.state() == SyncState.FAILED) {
                loads.failed(replica);
            }
            return underWay.remove(carriage);
        });
    }

    @Override
    public Optional<DataSourceStatus> getDataSource(String source) {
        InvalidValueException.requirePresent("source", source);
        return locked(() -> Optional.ofNullable(sources.get(source)).map(lent -> {
            expire(lent, ticker.nanoTime());
            Map<String, Integer> inFlight = new HashMap<>();
            lent.source.replicas().forEach(replica -> inFlight.put(replica.toString(), loads.inFlight(replica)));
            boolean alone = lent.isHeldAlone();
            return new DataSourceStatus(lent.source, alone ? 0 : lent.leases.size(), alone, inFlight);
        }));
    }

    @Override
    public boolean removeDataSource(String source) {
        InvalidValueException.requirePresent("source", source);
        return locked(() -> {
            Optional<LentSource> removed = Optional.ofNullable(sources.remove(source));
            removed.ifPresent(lent -> forget(List.copyOf(lent.leases.values())));
            return removed.isPresent();
        });
    }
}
