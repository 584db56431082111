// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.core.VirtualTime;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceAllocatorTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final VirtualTime time = new VirtualTime();
    private OptionalDouble cpuLoad = OptionalDouble.empty();
    private ResourceAllocator allocator = create(ResourceAllocatorConfig.defaults(), ResourceCapacity.of(4_000, 1_000));

    private ResourceAllocator create(ResourceAllocatorConfig config, ResourceCapacity capacity) {
        MachineLoad load = new MachineLoad() {
            @Override
            public OptionalDouble cpu() {
                return cpuLoad;
            }

            @Override
            public OptionalDouble memory() {
                return OptionalDouble.empty();
            }
        };
        return ResourceAllocator.create(config, capacity, load, time.executors(), time);
    }

    @AfterEach
    void close() {
        allocator.close();
    }

    private static AllocationRequest cpu(String model, long millis) {
        return AllocationRequest.of(model, new Demand(millis, 0, 0, 0, 0));
    }

    private Allocation.Reason denial(AllocationRequest request) {
        return ((Allocation.Denied) allocator.allocateResources(request)).reason();
    }

    private DemandLease lease(AllocationRequest request) {
        return allocator.allocateResources(request).lease().orElseThrow();
    }

    @Test
    void allOfItIsLentOrNothing() {
        DemandLease first = lease(AllocationRequest.of("a", Demand.of(1, 900)));
        assertThat(denial(AllocationRequest.of("b", Demand.of(1, 101)))).isEqualTo(Allocation.Reason.NO_CAPACITY);
        assertThat(allocator.getSystemResources().leasedCpuMillis()).isEqualTo(1_000);
        assertThat(first.release()).isTrue();
        assertThat(first.release()).isFalse();
        assertThat(allocator.getSystemResources().leasedCpuMillis()).isZero();
        assertThat(allocator.getSystemResources().leasedMemoryBytes()).isZero();
    }

    @Test
    void moreThanThereIsIsToldApartFromNotNow() {
        lease(cpu("a", 4_000));
        Allocation later = allocator.allocateResources(cpu("b", 1));
        Allocation never = allocator.allocateResources(cpu("b", 4_001));
        assertThat(((Allocation.Denied) later).isFinal()).isFalse();
        assertThat(((Allocation.Denied) never).isFinal()).isTrue();
        assertThat(allocator.canAllocateResources(new Demand(1, 0, 0, 0, 0))).isEqualTo(Feasibility.LATER);
        assertThat(allocator.canAllocateResources(new Demand(4_001, 0, 0, 0, 0)))
                .isEqualTo(Feasibility.NEVER);
        assertThat(allocator.allocateResources(cpu("b", 4_001), HOUR))
                .isCompletedWithValue(new Allocation.Denied(Allocation.Reason.ABOVE_CAPACITY));
    }

    @Test
    void anExpiredLeaseGivesBackExactlyAndItsTokenIsRefused() {
        DemandLease lease = lease(new AllocationRequest("a", Demand.of(2, 10), Duration.ofSeconds(5)));
        assertThat(allocator.isCurrent(lease.token())).isTrue();
        time.advance(Duration.ofMillis(4_999));
        assertThat(lease.isActive()).isTrue();
        assertThat(lease.renew(Duration.ofSeconds(5))).isTrue();
        time.advance(Duration.ofMillis(4_999));
        assertThat(lease.timeLeft()).isEqualTo(Duration.ofMillis(1));
        time.advance(Duration.ofMillis(1));
        assertThat(lease.isActive()).isFalse();
        assertThat(allocator.isCurrent(lease.token())).isFalse();
        assertThat(lease.renew(Duration.ofSeconds(5))).isFalse();
        assertThat(lease.release()).isFalse();
        assertThat(allocator.getSystemResources().leasedCpuMillis()).isZero();
        assertThat(lease(cpu("b", 4_000)).token()).isGreaterThan(lease.token());
    }

    @Test
    void whoWaitsIsServedWhenALeaseExpiresByItself() {
        lease(new AllocationRequest("a", Demand.of(4, 0), Duration.ofSeconds(5)));
        CompletableFuture<Allocation> waiting = allocator.allocateResources(cpu("b", 1_000), HOUR);
        time.advance(Duration.ofMillis(4_999));
        assertThat(waiting).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(waiting.join().lease()).isPresent();
    }

    @Test
    void patienceEnds() {
        lease(cpu("a", 4_000));
        CompletableFuture<Allocation> waiting = allocator.allocateResources(cpu("b", 1), Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(waiting).isCompletedWithValue(new Allocation.Denied(Allocation.Reason.TIMED_OUT));
        assertThat(allocator.getSystemResources().waiting()).isZero();
    }

    @Test
    void aCancelledWaitLosesNothing() {
        DemandLease all = lease(cpu("a", 4_000));
        CompletableFuture<Allocation> first = allocator.allocateResources(cpu("b", 4_000), HOUR);
        CompletableFuture<Allocation> second = allocator.allocateResources(cpu("c", 1), HOUR);
        all.release();
        // Granted, but not told yet.
        assertThat(first.cancel(false)).isTrue();
        time.settle();
        time.settle();
        assertThat(second.join().lease()).isPresent();
        assertThat(allocator.getSystemResources().leasedCpuMillis()).isEqualTo(1);
    }

    @Test
    void aLargeRequestThatIsPassedOverTooOftenHasItsNeedsKept() {
        allocator = create(ResourceAllocatorConfig.builder().maxSkips(3).build(), ResourceCapacity.of(4_000, 1_000));
        DemandLease first = lease(cpu("small", 2_000));
        DemandLease second = lease(cpu("small", 1_000));
        CompletableFuture<Allocation> big = allocator.allocateResources(cpu("big", 3_000), HOUR);
        int granted = 0;
        for (int i = 0; i < 20; i++) {
            Optional<DemandLease> more =
                    allocator.allocateResources(cpu("small", 1_000)).lease();
            granted += more.isPresent() ? 1 : 0;
            more.ifPresent(DemandLease::close);
        }
        assertThat(granted).isEqualTo(4);
        assertThat(denial(cpu("small", 1_000))).isEqualTo(Allocation.Reason.RESERVED);
        first.close();
        time.settle();
        assertThat(big.join().lease()).isPresent();
        second.close();
    }

    @Test
    void aReservationKeepsWhatBecomesFree() {
        DemandLease first = lease(cpu("a", 3_000));
        ResourceReservation kept = allocator.reserve(cpu("big", 4_000)).orElseThrow();
        assertThat(allocator.reserve(cpu("other", 1))).isEmpty();
        assertThat(kept.claim()).isEmpty();
        assertThat(denial(cpu("b", 1_000))).isEqualTo(Allocation.Reason.RESERVED);
        assertThat(lease(AllocationRequest.of("c", Demand.of(0, 10))).isActive())
                .isTrue();
        first.close();
        assertThat(kept.claim().orElseThrow().demand().cpuMillis()).isEqualTo(4_000);
        assertThat(kept.claim()).isEmpty();
        kept.close();
        assertThat(allocator.reserve(cpu("big", 4_001))).isEmpty();
    }

    @Test
    void foreignLoadIsNotLentButOwnLeasesAreNotCountedTwice() {
        DemandLease own = lease(cpu("a", 2_000));
        // All that is measured is what was lent.
        cpuLoad = OptionalDouble.of(0.5);
        assertThat(lease(cpu("b", 2_000)).release()).isTrue();
        cpuLoad = OptionalDouble.of(0.75);
        assertThat(denial(cpu("b", 1_001))).isEqualTo(Allocation.Reason.MACHINE_BUSY);
        assertThat(lease(cpu("b", 1_000)).release()).isTrue();
        own.close();
        cpuLoad = OptionalDouble.of(0.9);
        assertThat(denial(cpu("b", 1))).isEqualTo(Allocation.Reason.MACHINE_BUSY);
        // Unknown is not free and not busy: what is lent alone counts.
        cpuLoad = OptionalDouble.empty();
        assertThat(lease(cpu("b", 4_000)).release()).isTrue();
    }

    @Test
    void memoryOfGpusIsNeverAddedUpOverCards() {
        allocator = create(ResourceAllocatorConfig.defaults(), withGpus(100, 100));
        Demand large = Demand.NONE.withGpu(0.5, 60);
        DemandLease first = lease(AllocationRequest.of("a", large));
        DemandLease second = lease(AllocationRequest.of("a", large));
        assertThat(first.gpus()).doesNotContainAnyElementsOf(second.gpus());
        assertThat(denial(AllocationRequest.of("a", large))).isEqualTo(Allocation.Reason.NO_GPU);
        assertThat(lease(AllocationRequest.of("a", Demand.NONE.withGpu(0.5, 40)))
                        .gpus())
                .hasSize(1);
        assertThat(denial(AllocationRequest.of("a", Demand.NONE.withGpu(0.1, 101))))
                .isEqualTo(Allocation.Reason.ABOVE_CAPACITY);
        assertThat(denial(AllocationRequest.of("a", Demand.NONE.withWholeGpus(3, 0))))
                .isEqualTo(Allocation.Reason.ABOVE_CAPACITY);
    }

    @Test
    void wholeCardsAreNotShared() {
        allocator = create(ResourceAllocatorConfig.builder().wholeGpus(true).build(), withGpus(100, 100));
        Demand some = Demand.NONE.withGpu(0.1, 1);
        DemandLease first = lease(AllocationRequest.of("a", some));
        assertThat(first.demand().gpuMillis()).isEqualTo(1_000);
        lease(AllocationRequest.of("b", some));
        assertThat(denial(AllocationRequest.of("c", some))).isEqualTo(Allocation.Reason.NO_GPU);
    }

    @Test
    void gpusThatAreNotKnownYetAreNotDeniedForEver() {
        allocator = create(ResourceAllocatorConfig.defaults(), new ResourceCapacity(1_000, 10, Optional.empty()));
        Demand gpu = Demand.NONE.withGpu(0.1, 1);
        assertThat(denial(AllocationRequest.of("a", gpu))).isEqualTo(Allocation.Reason.CAPACITY_UNKNOWN);
        CompletableFuture<Allocation> waiting = allocator.allocateResources(AllocationRequest.of("a", gpu), HOUR);
        allocator.resize(withGpus(100));
        time.settle();
        assertThat(waiting.join().lease()).isPresent();
    }

    private static ResourceCapacity withGpus(long... memory) {
        List<ResourceCapacity.Gpu> gpus = new ArrayList<>();
        for (long bytes : memory) {
            gpus.add(new ResourceCapacity.Gpu("card" + gpus.size(), bytes));
        }
        return new ResourceCapacity(4_000, 1_000, Optional.of(gpus));
    }

    @Test
    void aSmallerCapacityTakesNothingAwayButDeniesWhatNeverFits() {
        DemandLease lease = lease(cpu("a", 4_000));
        CompletableFuture<Allocation> waiting = allocator.allocateResources(cpu("b", 3_000), HOUR);
        allocator.resize(ResourceCapacity.of(2_000, 1_000));
        time.settle();
        assertThat(lease.isActive()).isTrue();
        assertThat(waiting).isCompletedWithValue(new Allocation.Denied(Allocation.Reason.ABOVE_CAPACITY));
        assertThat(allocator.getSystemResources().freeCpuMillis()).isZero();
        lease.close();
        assertThat(allocator.getSystemResources().freeCpuMillis()).isEqualTo(2_000);
    }

    @Test
    void auxiliaryResourcesDoNotCountForShares() {
        allocator = create(
                ResourceAllocatorConfig.builder()
                        .auxiliary(Set.of(SharedResource.MEMORY))
                        .build(),
                ResourceCapacity.of(4_000, 1_000));
        DemandLease memory = lease(AllocationRequest.of("much memory", Demand.of(0, 900)));
        DemandLease cores = lease(cpu("some cores", 500));
        DemandLease rest = lease(cpu("rest", 3_500));
        CompletableFuture<Allocation> second = allocator.allocateResources(cpu("some cores", 3_500), HOUR);
        CompletableFuture<Allocation> first = allocator.allocateResources(cpu("much memory", 3_500), HOUR);
        rest.close();
        time.settle();
        assertThat(first).isDone();
        assertThat(second).isNotDone();
        memory.close();
        cores.close();
    }

    @Test
    void allLeasesOfAModelCanBeGivenBack() {
        lease(cpu("a", 1_000));
        lease(cpu("a", 1_000));
        lease(cpu("b", 1_000));
        AtomicInteger told = new AtomicInteger();
        allocator.addListener(() -> {
            told.incrementAndGet();
            throw new IllegalStateException("a listener that hurts nobody");
        });
        assertThat(allocator.releaseAll("a")).isEqualTo(2);
        assertThat(allocator.releaseAll("unknown")).isZero();
        time.settle();
        assertThat(told).hasPositiveValue();
        assertThat(allocator.getSystemResources().leasedCpuMillis()).isEqualTo(1_000);
    }

    @Test
    void boundsAreKept() {
        allocator = create(
                ResourceAllocatorConfig.builder()
                        .maxLeases(2)
                        .maxWaiters(1)
                        .maxModels(3)
                        .build(),
                ResourceCapacity.of(4_000, 1_000));
        lease(cpu("a", 1));
        lease(cpu("b", 1));
        assertThat(denial(cpu("a", 1))).isEqualTo(Allocation.Reason.TOO_MANY_LEASES);
        assertThat(allocator.allocateResources(cpu("a", 1), HOUR)).isNotDone();
        assertThat(allocator.allocateResources(cpu("a", 1), HOUR))
                .isCompletedWithValue(new Allocation.Denied(Allocation.Reason.TOO_MANY_WAITERS));
        allocator.setModelWeight("c", 2);
        assertThatThrownBy(() -> allocator.setModelWeight("d", 2)).isInstanceOf(LimitExceededException.class);
        allocator.setModelWeight("c", 1);
        allocator.setModelWeight("d", 2);
    }

    @Test
    void closingEndsEverything() {
        DemandLease lease = lease(cpu("a", 4_000));
        CompletableFuture<Allocation> waiting = allocator.allocateResources(cpu("b", 1), HOUR);
        allocator.close();
        allocator.close();
        assertThat(lease.isActive()).isFalse();
        assertThat(lease.release()).isFalse();
        assertThat(waiting).isCompletedExceptionally();
        assertThatThrownBy(allocator::getSystemResources).isInstanceOf(IllegalStateException.class);
        assertThat(time.pendingTimers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void amountsThatAreNoneAreRefused(double cores) {
        assertThatThrownBy(() -> Demand.of(cores, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Demand.NONE.withGpu(cores, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> allocator.setModelWeight("a", cores)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void weightsOfZeroAndNegativeAmountsAreRefused() {
        assertThatThrownBy(() -> allocator.setModelWeight("a", 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Demand(0, -1, 0, 0, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Demand(0, 0, 0, 1, 0)).isInstanceOf(InvalidValueException.class);
        Demand none = Demand.NONE;
        assertThatThrownBy(() -> new AllocationRequest("a", none, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
    }
}
