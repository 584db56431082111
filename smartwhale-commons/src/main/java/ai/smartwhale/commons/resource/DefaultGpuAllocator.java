// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** A book of leases over the devices that somebody else reads. */
final class DefaultGpuAllocator implements GpuAllocator, LeaseBook.Owner<String> {

    private static final int MOST_DEMANDS = 10_000;

    private final GpuAllocatorConfig config;
    private final Supplier<Optional<List<GpuReading>>> gpus;
    private final LeaseBook<String> book;
    private final ReentrantLock lock;
    private final GpuLedger ledger;
    private final Sweep sweep;

    DefaultGpuAllocator(
            GpuAllocatorConfig config,
            Supplier<Optional<List<GpuReading>>> gpus,
            CommonsExecutors executors,
            InstantSource time) {
        this.config = config;
        this.gpus = gpus;
        this.book = new LeaseBook<>("gpu", config.maxLeases(), time, this);
        this.lock = book.lock();
        this.ledger = new GpuLedger(config.share());
        this.sweep = new Sweep(executors.timer(), config.sweepPeriod(), book::sweep);
    }

    @Override
    public Allocation<GpuLease> allocateGpu(GpuRequest request) {
        InvalidValueException.requirePresent("request", request);
        Optional<List<GpuReading>> readings = gpus.get();
        return locked(() -> {
            List<GpuReading> known = readings.orElse(List.of());
            List<GpuReading> wanted = known.stream()
                    .filter(gpu -> request.device().map(gpu.id()::equals).orElse(true))
                    .toList();
            Optional<GpuReading> best = wanted.stream()
                    .filter(gpu -> ledger.free(gpu) >= request.bytes() && !book.isFull())
                    .min(Comparator.comparingLong(ledger::free));
            return best.<Allocation<GpuLease>>map(gpu -> new Allocation.Granted<>(grant(request, gpu.id())))
                    .orElseGet(() -> new Allocation.Denied<>(
                            reason(request, readings, wanted),
                            request.bytes(),
                            wanted.stream().mapToLong(ledger::free).max().orElse(0)));
        });
    }

    private GpuLease grant(GpuRequest request, String device) {
        LeaseEntry<String> entry = book.open(request.holder(), request.bytes(), request.ttl(), device);
        ledger.add(device, request.bytes());
        return book.follow(entry, new DefaultGpuLease(book, entry));
    }

    private DenialReason reason(GpuRequest request, Optional<List<GpuReading>> readings, List<GpuReading> wanted) {
        if (readings.isEmpty()) {
            return DenialReason.CAPACITY_UNKNOWN;
        }
        if (wanted.isEmpty()) {
            return readings.orElse(List.of()).isEmpty() ? DenialReason.NO_GPU : DenialReason.UNKNOWN_DEVICE;
        }
        if (book.isFull()) {
            return DenialReason.TOO_MANY_LEASES;
        }
        if (wanted.stream().allMatch(gpu -> gpu.memoryTotalBytes().isEmpty())) {
            return DenialReason.CAPACITY_UNKNOWN;
        }
        return wanted.stream().allMatch(gpu -> request.bytes() > ledger.lendable(gpu))
                ? DenialReason.TOO_LARGE
                : DenialReason.NO_CAPACITY;
    }

    @Override
    public Optional<GpuShares> shareResources(String device, List<ShareDemand> demands) {
        InvalidValueException.requireText("device", device);
        requireDistinct("demands", demands, ShareDemand::holder);
        Optional<List<GpuReading>> readings = gpus.get();
        return locked(() -> readings.orElse(List.of()).stream()
                .filter(gpu -> gpu.id().equals(device) && gpu.memoryTotalBytes().isPresent())
                .findFirst()
                .map(gpu -> shares(gpu, demands)));
    }

    private GpuShares shares(GpuReading gpu, List<ShareDemand> demands) {
        Map<String, Long> leasedByHolder = new HashMap<>();
        for (LeaseEntry<String> entry : book.active()) {
            if (entry.detail.equals(gpu.id())) {
                leasedByHolder.merge(entry.holder, entry.amount, Long::sum);
            }
        }
        long asking = demands.stream()
                .mapToLong(d -> leasedByHolder.getOrDefault(d.holder(), 0L))
                .sum();
        long toShare = Math.max(0, ledger.forLeases(gpu) - (ledger.leasedOn(gpu) - asking));
        Map<String, Long> shares = MaxMinShares.share(toShare, demands);
        Map<String, Long> excess = new LinkedHashMap<>();
        shares.forEach((holder, share) -> {
            long above = leasedByHolder.getOrDefault(holder, 0L) - share;
            if (above > 0) {
                excess.put(holder, above);
            }
        });
        return new GpuShares(gpu.id(), toShare, shares, excess);
    }

    @Override
    public PlacementPlan optimizeWorkload(List<GpuWorkload> workloads) {
        requireDistinct("workloads", workloads, GpuWorkload::name);
        Optional<List<GpuReading>> readings = gpus.get();
        return locked(() -> {
            List<GpuPlacement.Room> rooms = readings.orElse(List.of()).stream()
                    .map(gpu ->
                            new GpuPlacement.Room(gpu.id(), ledger.lendable(gpu), ledger.free(gpu), gpu.utilization()))
                    .toList();
            return GpuPlacement.plan(workloads, rooms, config.targetUtilization());
        });
    }

    private static <T> void requireDistinct(String field, List<T> items, Function<T, String> name) {
        InvalidValueException.requirePresent(field, items);
        LimitExceededException.requireAtMost(field, items.size(), MOST_DEMANDS);
        Set<String> names = new HashSet<>();
        for (T item : items) {
            if (!names.add(name.apply(item))) {
                throw new InvalidValueException(field, name.apply(item), "each name once");
            }
        }
    }

    @Override
    public void freed(LeaseEntry<String> entry, long amount, LeaseState why) {
        ledger.add(entry.detail, -amount);
    }

    @Override
    public void afterFreed() {
        // Nobody waits for a GPU.
    }

    @Override
    public LeaseReport report() {
        Optional<List<GpuReading>> readings = gpus.get();
        return book.report(locked(() -> ledger.capacity(readings.orElse(List.of()))));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            book.requireOpen();
            var unused = book.endOverdue();
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        sweep.close();
        book.close();
    }
}
