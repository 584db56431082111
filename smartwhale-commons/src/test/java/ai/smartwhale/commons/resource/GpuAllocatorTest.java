// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuAllocatorTest {

    private final CommonsExecutors executors = CommonsExecutors.create("gpu-test");
    private final ManualTime time = new ManualTime();
    private final AtomicReference<Optional<List<GpuReading>>> gpus = new AtomicReference<>(
            Optional.of(List.of(Samples.gpu("big", 1_000, 0, 0.5), Samples.gpu("small", 500, 0, 0.1))));
    private final GpuAllocator allocator = GpuAllocator.create(
            GpuAllocatorConfig.builder()
                    .share(0.8)
                    .sweepPeriod(Duration.ofHours(1))
                    .maxLeases(8)
                    .build(),
            gpus::get,
            executors,
            time);
    private final List<GpuLease> kept = new ArrayList<>();

    @AfterEach
    void close() {
        allocator.close();
        executors.close();
    }

    @Test
    void takesTheDeviceOnWhichTheLeastIsLeftOver() {
        assertThat(granted(GpuRequest.of("a", 300)).device()).isEqualTo("small");
        assertThat(granted(GpuRequest.of("b", 300)).device()).isEqualTo("big");
        assertThat(granted(GpuRequest.of("c", 100)).device()).isEqualTo("small");
        assertDenied(GpuRequest.of("d", 600), DenialReason.NO_CAPACITY, 500);
        assertDenied(GpuRequest.of("d", 801), DenialReason.TOO_LARGE, 500);
        assertThat(allocator.report().capacity()).isEqualTo(1_200);
        assertThat(allocator.report().used()).isEqualTo(700);
    }

    @Test
    void lendsOnTheDeviceThatWasAskedFor() {
        Duration ttl = Duration.ofMinutes(1);
        assertThat(granted(new GpuRequest("a", 100, Optional.of("big"), ttl)).device())
                .isEqualTo("big");
        assertDenied(new GpuRequest("a", 100, Optional.of("other"), ttl), DenialReason.UNKNOWN_DEVICE, 0);
    }

    @Test
    void doesNotLendWhatOthersUse() {
        gpus.set(Optional.of(List.of(Samples.gpu("big", 1_000, 700, 0.5))));
        assertDenied(GpuRequest.of("a", 101), DenialReason.NO_CAPACITY, 100);
        GpuLease lease = granted(GpuRequest.of("a", 100));
        // The holder uses its lease now, which the driver counts as used too.
        gpus.set(Optional.of(List.of(Samples.gpu("big", 1_000, 800, 0.5))));
        assertThat(lease.shrinkTo(40)).isTrue();
        assertDenied(GpuRequest.of("b", 50), DenialReason.NO_CAPACITY, 0);
        gpus.set(Optional.of(List.of(Samples.gpu("big", 1_000, 740, 0.5))));
        granted(GpuRequest.of("b", 60));
    }

    @Test
    void saysSoWhereThereIsNoGpuAndWhereNobodyKnows() {
        gpus.set(Optional.of(List.of()));
        assertDenied(GpuRequest.of("a", 1), DenialReason.NO_GPU, 0);
        assertThat(allocator.shareResources("big", List.of())).isEmpty();
        assertThat(allocator
                        .optimizeWorkload(List.of(new GpuWorkload("w", 1, 0.1)))
                        .unplaced())
                .containsExactly(entry("w", DenialReason.NO_GPU));
        gpus.set(Optional.empty());
        assertDenied(GpuRequest.of("a", 1), DenialReason.CAPACITY_UNKNOWN, 0);
        gpus.set(Optional.of(List.of(new GpuReading(
                "odd",
                "x",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty()))));
        assertDenied(GpuRequest.of("a", 1), DenialReason.CAPACITY_UNKNOWN, 0);
    }

    @Test
    void endsLeasesWhoseTimeIsOver() {
        GpuLease lease = granted(GpuRequest.of("a", 800));
        time.forward(Duration.ofMinutes(1));
        granted(GpuRequest.of("b", 800));
        assertThat(lease.state()).isEqualTo(LeaseState.EXPIRED);
        assertThat(allocator.report().leaksInAll()).isEqualTo(1);
    }

    @Test
    void sharesADeviceFairlyAndNamesWhoHasTooMuch() {
        granted(new GpuRequest("greedy", 700, Optional.of("big"), Duration.ofMinutes(1)));
        granted(new GpuRequest("silent", 50, Optional.of("big"), Duration.ofMinutes(1)));

        GpuShares shares = allocator
                .shareResources(
                        "big",
                        List.of(
                                new ShareDemand("greedy", 1, 10_000),
                                new ShareDemand("modest", 1, 100),
                                new ShareDemand("heavy", 2, 10_000)))
                .orElseThrow();

        assertThat(shares.sharedBytes()).isEqualTo(750);
        assertThat(shares.shares()).containsExactly(entry("greedy", 217L), entry("modest", 100L), entry("heavy", 433L));
        assertThat(shares.excess()).containsExactly(entry("greedy", 483L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sharesAreMaxMinFair(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            long capacity = random.nextInt(100_000);
            List<ShareDemand> demands = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                demands.add(new ShareDemand("h" + i, 0.5 + 4 * random.nextDouble(), random.nextInt(40_000)));
            }
            Map<String, Long> shares = MaxMinShares.share(capacity, demands);
            long sum = shares.values().stream().mapToLong(Long::longValue).sum();
            long wanted = demands.stream().mapToLong(ShareDemand::bytes).sum();
            assertThat(sum).isLessThanOrEqualTo(capacity);
            assertThat(sum).isGreaterThanOrEqualTo(Math.min(capacity, wanted) - demands.size());
            for (ShareDemand a : demands) {
                assertThat(shares.get(a.holder())).isLessThanOrEqualTo(a.bytes());
                for (ShareDemand b : demands) {
                    // Who got less than it wants has, by weight, no less than anybody else, but for rounding.
                    if (shares.get(a.holder()) < a.bytes()) {
                        assertThat((shares.get(a.holder()) + demands.size() + 1) / a.weight() * (1 + 1e-9))
                                .isGreaterThanOrEqualTo((shares.get(b.holder()) - demands.size() - 1) / b.weight());
                    }
                }
            }
        }
    }

    @Test
    void placesTheLargestFirstAndEvensOutUse() {
        PlacementPlan plan = allocator.optimizeWorkload(List.of(
                new GpuWorkload("tiny", 10, 0.3),
                new GpuWorkload("large", 600, 0.2),
                new GpuWorkload("medium", 300, 0.3),
                new GpuWorkload("busy", 5, 0.95),
                new GpuWorkload("huge", 900, 0.0)));

        assertThat(plan.devices())
                .containsOnly(entry("large", "big"), entry("medium", "small"), entry("tiny", "small"));
        assertThat(plan.utilization().get("small")).isCloseTo(0.7, within(1e-12));
        assertThat(plan.utilization().get("big")).isCloseTo(0.7, within(1e-12));
        assertThat(plan.unplaced())
                .containsOnly(entry("busy", DenialReason.TOO_LARGE), entry("huge", DenialReason.TOO_LARGE));
    }

    @Test
    void refusesNamesGivenTwice() {
        GpuWorkload workload = new GpuWorkload("w", 1, 0.1);
        ShareDemand demand = new ShareDemand("h", 1, 1);
        assertThatThrownBy(() -> allocator.optimizeWorkload(List.of(workload, workload)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> allocator.shareResources("big", List.of(demand, demand)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new GpuWorkload("w", 1, 1.5)).isInstanceOf(InvalidValueException.class);
        allocator.close();
        assertThatThrownBy(() -> allocator.optimizeWorkload(List.of())).isInstanceOf(IllegalStateException.class);
    }

    private GpuLease granted(GpuRequest request) {
        GpuLease lease = allocator.allocateGpu(request).lease().orElseThrow();
        kept.add(lease);
        return lease;
    }

    private void assertDenied(GpuRequest request, DenialReason reason, long free) {
        assertThat(allocator.allocateGpu(request)).isEqualTo(new Allocation.Denied<>(reason, request.bytes(), free));
    }
}
