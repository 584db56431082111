// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.Allocation;
import ai.smartwhale.balance.core.scheduler.AllocationRequest;
import ai.smartwhale.balance.core.scheduler.DemandLease;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.Registration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One lock around the records of all models; the allocator and listeners are called without it. */
final class DefaultModelCoordinator implements ModelCoordinator {

    private final ModelCoordinatorConfig config;
    private final ResourceAllocator allocator;
    private final Ticker ticker;
    private final InstantSource clock;
    private final AllocatorWeights weights;
    private final PriorityShifts shifts;
    private final PeerStates peers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ModelRecord> models = new TreeMap<>();
    private final ModelListeners listeners = new ModelListeners();
    private long grants;
    private long version;
    private boolean closed;

    DefaultModelCoordinator(
            ModelCoordinatorConfig config, ResourceAllocator allocator, Ticker ticker, InstantSource clock) {
        this.config = config;
        this.allocator = allocator;
        this.ticker = ticker;
        this.clock = clock;
        this.weights = new AllocatorWeights(allocator, this::weightOf);
        this.shifts = new PriorityShifts(config);
        this.peers = new PeerStates(config.maxPeers(), config.peerTtl().toNanos());
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the coordinator is closed");
        }
    }

    @Override
    public boolean registerModel(ModelSettings settings) {
        InvalidValueException.requirePresent("settings", settings);
        String model = settings.model();
        boolean isNew = locked(() -> {
            requireOpen();
            @Nullable ModelRecord known = models.get(model);
            if (known != null) {
                known.change(settings, config);
                return false;
            }
            LimitExceededException.requireAtMost("models", models.size() + 1L, config.maxModels());
            ModelRecord fresh = new ModelRecord(settings, config);
            adopt(fresh, peers.byModel(ticker.nanoTime()).getOrDefault(model, List.of()));
            models.put(model, fresh);
            return true;
        });
        weights.tell(model);
        return isNew;
    }

    /** One that is not registered has that of all others. */
    private double weightOf(String model) {
        return locked(() -> Optional.ofNullable(models.get(model))
                .map(record -> record.settings.weight())
                .orElse(1.0));
    }

    private static void adopt(ModelRecord record, List<ModelState> known) {
        if (!record.hasOwnSamples) {
            known.stream().mapToDouble(ModelState::limit).average().ifPresent(record.limit::adopt);
        }
    }

    @Override
    public ModelAllocation allocateResourcesForModel(String model) {
        InvalidValueException.requirePresent("model", model);
        Reserved reserved = reserve(model);
        return reserved.record.isPresent()
                ? settle(reserved, () -> allocator.allocateResources(reserved.request()))
                : reserved.denied();
    }

    /** A slot, or the reason for none. */
    private record Reserved(Optional<ModelRecord> record, ModelAllocation.Reason reason, Duration ttl) {
        AllocationRequest request() {
            ModelSettings settings = record.orElseThrow().settings;
            return new AllocationRequest(settings.model(), settings.demand(), ttl);
        }

        ModelAllocation denied() {
            return new ModelAllocation.Denied(reason, Optional.empty());
        }
    }

    private Reserved reserve(String model) {
        List<HeldPermit> lost = new ArrayList<>();
        Reserved reserved = locked(() -> {
            requireOpen();
            @Nullable ModelRecord record = models.get(model);
            if (record == null) {
                return new Reserved(Optional.empty(), ModelAllocation.Reason.UNKNOWN_MODEL, config.leaseTtl());
            }
            int most = Math.min(record.limit.value(), record.fairCap);
            if (record.inFlight() >= most) {
                record.permits.stream()
                        .filter(permit -> !permit.lease().isActive())
                        .forEach(lost::add);
            }
            lost.forEach(permit -> endLocked(permit, HeldPermit.End.OVERLOADED));
            most = Math.min(record.limit.value(), record.fairCap);
            if (record.inFlight() < most) {
                record.reserved++;
                return new Reserved(Optional.of(record), ModelAllocation.Reason.NO_RESOURCES, config.leaseTtl());
            }
            deny(record);
            ModelAllocation.Reason reason = record.limit.value() <= record.fairCap
                    ? ModelAllocation.Reason.IN_FLIGHT_LIMIT
                    : ModelAllocation.Reason.FAIR_SHARE;
            return new Reserved(Optional.empty(), reason, config.leaseTtl());
        });
        lost.forEach(permit -> permit.lease().close());
        return reserved;
    }

    private static void deny(ModelRecord record) {
        record.denied++;
        record.deniedSinceBalance++;
    }

    private ModelAllocation settle(Reserved reserved, Supplier<Allocation> ask) {
        Optional<Allocation> answer = Optional.empty();
        try {
            answer = Optional.of(ask.get());
        } finally {
            if (answer.isEmpty()) {
                locked(() -> reserved.record.orElseThrow().reserved--);
            }
        }
        return settle(reserved, answer.orElseThrow());
    }

    private ModelAllocation settle(Reserved reserved, Allocation answer) {
        ModelRecord record = reserved.record.orElseThrow();
        Optional<DemandLease> lease = answer.lease();
        ModelAllocation result = locked(() -> {
            record.reserved--;
            boolean gone = closed || models.get(record.settings.model()) != record;
            if (lease.isEmpty() || gone) {
                deny(record);
                return new ModelAllocation.Denied(
                        gone ? ModelAllocation.Reason.UNKNOWN_MODEL : ModelAllocation.Reason.NO_RESOURCES,
                        answer instanceof Allocation.Denied denied ? Optional.of(denied.reason()) : Optional.empty());
            }
            HeldPermit permit = new HeldPermit(this, record, lease.orElseThrow(), ++grants, ticker.nanoTime());
            record.permits.add(permit);
            record.granted++;
            return new ModelAllocation.Granted(permit);
        });
        if (result.permit().isEmpty()) {
            lease.ifPresent(DemandLease::close);
        }
        return result;
    }

    @Override
    public CompletableFuture<ModelAllocation> allocateResourcesForModel(String model, Duration patience) {
        InvalidValueException.requirePresent("model", model);
        InvalidValueException.requirePositive("patience", patience);
        Reserved reserved = reserve(model);
        if (reserved.record.isEmpty()) {
            return CompletableFuture.completedFuture(reserved.denied());
        }
        CompletableFuture<Allocation> asked = ask(reserved, patience);
        CompletableFuture<ModelAllocation> told = new CompletableFuture<>();
        CompletableFuture<?> unused = asked.whenComplete((answer, failure) -> {
            if (failure != null) {
                locked(() -> reserved.record.orElseThrow().reserved--);
                told.completeExceptionally(failure);
                return;
            }
            ModelAllocation result = settle(reserved, answer);
            if (!told.complete(result)) {
                result.permit().ifPresent(ModelPermit::close);
            }
        });
        unused = told.whenComplete((result, failure) -> {
            if (told.isCancelled()) {
                asked.cancel(false);
            }
        });
        return told;
    }

    private CompletableFuture<Allocation> ask(Reserved reserved, Duration patience) {
        Optional<CompletableFuture<Allocation>> asked = Optional.empty();
        try {
            asked = Optional.of(allocator.allocateResources(reserved.request(), patience));
            return asked.orElseThrow();
        } finally {
            if (asked.isEmpty()) {
                locked(() -> reserved.record.orElseThrow().reserved--);
            }
        }
    }

    void end(HeldPermit permit, HeldPermit.End end) {
        if (locked(() -> endLocked(permit, end))) {
            permit.lease().close();
        }
    }

    private boolean endLocked(HeldPermit permit, HeldPermit.End end) {
        ModelRecord record = permit.owner;
        int inFlight = record.inFlight();
        if (!record.permits.remove(permit)) {
            return false;
        }
        if (end == HeldPermit.End.SUCCEEDED) {
            long took = ticker.nanoTime() - permit.grantedAt;
            record.window.add(took > record.settings.target().toNanos());
            record.limit.succeeded(inFlight, record.window.isMet());
        } else if (end == HeldPermit.End.OVERLOADED) {
            record.window.add(true);
            record.limit.overloaded(permit.number, grants);
        }
        record.hasOwnSamples |= end != HeldPermit.End.UNKNOWN;
        return true;
    }

    @Override
    public Optional<ModelStatus> getModelStatus(String model) {
        InvalidValueException.requirePresent("model", model);
        return locked(() -> Optional.ofNullable(models.get(model)).map(ModelRecord::status));
    }

    @Override
    public int releaseResources(String model) {
        InvalidValueException.requirePresent("model", model);
        return release(locked(() -> Optional.ofNullable(models.get(model))
                .map(record -> List.copyOf(record.permits))
                .orElse(List.of())));
    }

    private static int release(List<HeldPermit> permits) {
        permits.forEach(HeldPermit::close);
        return permits.size();
    }

    @Override
    public boolean removeModel(String model) {
        InvalidValueException.requirePresent("model", model);
        Optional<ModelRecord> removed = locked(() -> Optional.ofNullable(models.remove(model)));
        removed.ifPresent(record -> {
            release(locked(() -> List.copyOf(record.permits)));
            weights.forget(record.settings);
        });
        return removed.isPresent();
    }

    @Override
    public StateExchange syncModelStates(Collection<ModelState> states) {
        InvalidValueException.requirePresent("states", states);
        return locked(() -> {
            requireOpen();
            long now = ticker.nanoTime();
            int[] counts = new int[PeerStates.Merge.values().length];
            for (ModelState state : states) {
                boolean foreign = !state.instance().equals(config.instance()) && models.containsKey(state.model());
                PeerStates.Merge merge = foreign ? peers.merge(state, now) : PeerStates.Merge.FULL;
                counts[merge.ordinal()]++;
            }
            peers.byModel(now)
                    .forEach((model, known) ->
                            Optional.ofNullable(models.get(model)).ifPresent(record -> adopt(record, known)));
            version = Math.max(version + 1, clock.millis());
            List<ModelState> own = models.values().stream().map(this::state).toList();
            return new StateExchange(
                    own,
                    counts[PeerStates.Merge.APPLIED.ordinal()],
                    counts[PeerStates.Merge.STALE.ordinal()],
                    counts[PeerStates.Merge.FULL.ordinal()]);
        });
    }

    private ModelState state(ModelRecord record) {
        return new ModelState(
                config.instance(),
                record.settings.model(),
                version,
                record.window.samples(),
                record.window.misses(),
                record.limit.exact(),
                record.inFlight());
    }

    @Override
    public BalanceReport balanceResources() {
        FairShares fair = new FairShares(allocator.getSystemResources().capacity());
        return locked(() -> {
            requireOpen();
            List<FairShares.Claim> claims =
                    models.values().stream().map(DefaultModelCoordinator::claim).toList();
            Map<String, FairShares.Share> shares = fair.of(claims);
            boolean contended = claims.stream()
                    .anyMatch(claim -> share(shares, claim.model()).requests() < claim.wanted());
            List<BalanceReport.Share> report = new ArrayList<>();
            for (FairShares.Claim claim : claims) {
                ModelRecord record =
                        Optional.ofNullable(models.get(claim.model())).orElseThrow();
                FairShares.Share due = share(shares, claim.model());
                record.isOverShare = contended && record.inFlight() > due.requests();
                record.fairCap = contended ? Math.max(1, cap(record, claim, due)) : record.settings.maxInFlight();
                record.deniedSinceBalance = 0;
                if (claim.wanted() > 0) {
                    report.add(new BalanceReport.Share(
                            claim.model(), record.inFlight(), claim.wanted(), due.requests(), due.part()));
                }
            }
            return new BalanceReport(contended, report);
        });
    }

    private static FairShares.Share share(Map<String, FairShares.Share> shares, String model) {
        return Optional.ofNullable(shares.get(model)).orElseThrow();
    }

    private static FairShares.Claim claim(ModelRecord record) {
        ModelSettings settings = record.settings;
        int wanted = (int) Math.min(settings.maxInFlight(), record.inFlight() + record.deniedSinceBalance);
        return new FairShares.Claim(settings.model(), settings.demand(), settings.weight(), wanted);
    }

    /** Who got all that it wanted is not held back. */
    private static int cap(ModelRecord record, FairShares.Claim claim, FairShares.Share due) {
        return due.requests() < claim.wanted() ? due.requests() : record.settings.maxInFlight();
    }

    @Override
    public InteractionReport optimizeInteractions() {
        List<InteractionReport.Shift> moved = locked(() -> {
            requireOpen();
            long now = ticker.nanoTime();
            return shifts.move(models.values(), peers.byModel(now), now);
        });
        moved.forEach(listeners::tell);
        return new InteractionReport(moved);
    }

    @Override
    public Registration addListener(ModelListener listener) {
        return listeners.add(listener);
    }

    @Override
    public void close() {
        List<HeldPermit> left = locked(() -> {
            closed = true;
            return models.values().stream()
                    .flatMap(record -> record.permits.stream())
                    .toList();
        });
        release(left);
    }
}
