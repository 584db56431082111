// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryAllocatorTest {

    private static final int KIB = 1 << 10;
    private static final int SLAB = 64 * KIB;

    private final CommonsExecutors executors = CommonsExecutors.create("memory-test");
    private final ManualTime time = new ManualTime();
    private final List<MemoryLease> kept = new ArrayList<>();
    /** Four slabs. */
    private final MemoryAllocator allocator = allocator(true, 4L * SLAB);

    @AfterEach
    void close() {
        allocator.close();
        executors.close();
    }

    @Test
    void lendsRealMemory() {
        MemoryLease lease = granted(1_000);
        ByteBuffer buffer = lease.buffer();
        assertThat(buffer.isDirect()).isTrue();
        assertThat(buffer.capacity()).isEqualTo(1_000);
        buffer.putLong(0, 42);
        assertThat(lease.buffer().getLong(0)).isEqualTo(42);
        assertThat(lease.amount()).isEqualTo(1_024);
        assertThat(lease.resource()).isEqualTo(LeasedResource.MEMORY_BYTES);
        try (MemoryAllocator onHeap = allocator(false, SLAB)) {
            assertThat(onHeap.allocateMemory(MemoryRequest.of("h", 5))
                            .lease()
                            .orElseThrow()
                            .buffer()
                            .isDirect())
                    .isFalse();
        }
    }

    @Test
    void refusesABufferAfterTheEndOfItsLease() {
        MemoryLease released = granted(64);
        MemoryLease expired = granted(64);
        assertThat(released.release()).isTrue();
        assertThat(released.release()).isFalse();
        assertThatThrownBy(released::buffer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RELEASED");
        time.forward(Duration.ofMinutes(1));
        assertThatThrownBy(expired::buffer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EXPIRED");
    }

    @Test
    void lendsNoMoreThanTheCapacity() {
        for (int i = 0; i < 4; i++) {
            keep(granted(SLAB));
        }
        assertDenied(1, DenialReason.NO_CAPACITY, 0);
        assertDenied(4 * SLAB + 1, DenialReason.TOO_LARGE, 0);
    }

    @Test
    void mergesByItselfWhenALargeRequestNeedsIt() {
        List<MemoryLease> small = new ArrayList<>();
        for (int i = 0; i < 4 * 64; i++) {
            small.add(granted(KIB));
        }
        small.forEach(MemoryLease::close);
        keep(granted(4 * SLAB));
    }

    @Test
    void tellsFragmentationFromExhaustion() {
        List<MemoryLease> small = new ArrayList<>();
        for (int i = 0; i < 4 * 64; i++) {
            small.add(granted(KIB));
        }
        for (int i = 0; i < small.size(); i += 2) {
            small.get(i).close();
        }
        assertDenied(2 * KIB, DenialReason.FRAGMENTED, 2 * SLAB);

        DefragmentationReport nothingToMerge = allocator.defragment();
        assertThat(nothingToMerge.before()).isCloseTo(1 - 1.0 / 128, within(1e-12));
        assertThat(nothingToMerge.merged()).isZero();
        assertThat(nothingToMerge.slabsReturned()).isZero();
    }

    @Test
    void defragmentsAndGivesFreeSlabsBack() {
        List<MemoryLease> small = new ArrayList<>();
        for (int i = 0; i < 2 * 64; i++) {
            small.add(granted(KIB));
        }
        MemoryLease last = small.remove(0);
        small.forEach(MemoryLease::close);

        DefragmentationReport report = allocator.defragment();

        assertThat(report.before()).isCloseTo(1 - 1.0 / 127, within(1e-12));
        assertThat(report.afterMerging()).isCloseTo(1 - 64.0 / 127, within(1e-12));
        assertThat(report.after()).isZero();
        assertThat(report.merged()).isEqualTo(125);
        assertThat(report.slabsReturned()).isEqualTo(1);
        assertThat(report.bytesReturned()).isEqualTo(SLAB);
        assertThat(allocator.optimizeUsage().reserved()).isEqualTo(SLAB);
        last.buffer().put(0, (byte) 1);
    }

    @Test
    void keepsWhatWasNeededWithinTheWindowAndReturnsTheRestLater() {
        List<MemoryLease> leases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            leases.add(granted(SLAB));
        }
        leases.forEach(MemoryLease::close);
        MemoryAdvice now = allocator.optimizeUsage();
        assertThat(now.highWatermark()).isEqualTo(3L * SLAB);
        assertThat(now.returnable()).isZero();
        assertThat(allocator.apply(now)).isZero();

        keep(granted(KIB));
        time.forward(Duration.ofMinutes(6));
        MemoryAdvice later = allocator.optimizeUsage();

        assertThat(later.highWatermark()).isEqualTo(KIB);
        assertThat(later.leased()).isZero();
        assertThat(later.reserved()).isEqualTo(2L * SLAB);
        assertThat(allocator.apply(later)).isEqualTo(later.returnable()).isEqualTo(SLAB);
        time.forward(Duration.ofMinutes(6));
        assertThat(allocator.apply(allocator.optimizeUsage())).isEqualTo(SLAB);
    }

    /** The expired holder may still write into its buffer: nobody else may be lent that memory. */
    @Test
    void lendsMemoryThatWasNotGivenBackToNobodyElse() {
        MemoryLease forgotten = granted(SLAB / 2);
        ByteBuffer late = forgotten.buffer();
        MemoryLease neighbour = granted(KIB);
        assertThat(neighbour.renew(Duration.ofHours(1))).isTrue();
        time.forward(Duration.ofMinutes(1));

        MemoryLease next = granted(SLAB / 2);
        next.buffer().putLong(0, 7);
        late.putLong(0, 99);
        assertThat(next.buffer().getLong(0)).isEqualTo(7);
        assertThat(allocator.report().leaks())
                .singleElement()
                .satisfies(leak -> assertThat(leak.how()).isEqualTo(LeaseState.EXPIRED));

        long before = allocator.optimizeUsage().reserved();
        assertThat(neighbour.release()).isTrue();
        assertThat(next.release()).isTrue();
        assertThat(allocator.optimizeUsage().reserved()).isLessThan(before);
    }

    @Test
    void findsALeaseThatNobodyHoldsAnyMore() {
        String lost = granted(SLAB).id();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            System.gc();
            return allocator.report().leaksInAll() == 1;
        });
        assertThat(allocator.report().leaks().get(0).id()).isEqualTo(lost);
        assertThat(allocator.optimizeUsage().reserved()).isZero();
    }

    /** Every lease is filled with its own byte; nobody's bytes may ever change, and the books must always agree. */
    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false", "4, true"})
    void neverLendsTheSameByteTwice(long seed, boolean direct) {
        Random random = new Random(seed);
        try (MemoryAllocator tested = allocator(direct, 10L * SLAB + 100)) {
            Map<MemoryLease, Byte> held = new HashMap<>();
            List<MemoryLease> order = new ArrayList<>();
            for (int i = 0; i < 2_500; i++) {
                if (random.nextInt(100) < 52) {
                    int bytes = 1 + (int) Math.pow(2, random.nextDouble() * 17.5);
                    MemoryRequest request = new MemoryRequest("h", bytes, Duration.ofHours(1));
                    byte mark = (byte) random.nextInt();
                    tested.allocateMemory(request).lease().ifPresent(lease -> {
                        fill(lease.buffer(), mark);
                        held.put(lease, mark);
                        order.add(lease);
                    });
                } else if (!order.isEmpty()) {
                    MemoryLease lease = order.remove(random.nextInt(order.size()));
                    assertHolds(lease.buffer(), held.remove(lease));
                    assertThat(lease.release()).isTrue();
                } else {
                    continue;
                }
                if (random.nextInt(50) == 0) {
                    DefragmentationReport report = tested.defragment();
                    assertThat(report.afterMerging()).isLessThanOrEqualTo(report.before());
                }
                MemoryAdvice advice = tested.optimizeUsage();
                long lent =
                        held.keySet().stream().mapToLong(MemoryLease::amount).sum();
                assertThat(advice.leased()).isEqualTo(lent);
                assertThat(advice.reserved()).isBetween(lent, 10L * SLAB + 100);
            }
            held.forEach((lease, mark) -> assertHolds(lease.buffer(), mark));
            held.keySet().forEach(MemoryLease::close);
            assertThat(tested.optimizeUsage().leased()).isZero();
            tested.defragment();
            assertThat(tested.optimizeUsage().reserved()).isZero();
        }
    }

    @Test
    void neverLendsTheSameByteTwiceToManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                byte mark = (byte) t;
                Random random = new Random(t);
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 600; i++) {
                        allocator
                                .allocateMemory(MemoryRequest.of("t", 1 + random.nextInt(SLAB)))
                                .lease()
                                .ifPresent(lease -> {
                                    fill(lease.buffer(), mark);
                                    assertHolds(lease.buffer(), mark);
                                    assertThat(lease.release()).isTrue();
                                });
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get(120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(allocator.report().used()).isZero();
        assertThat(allocator.report().leaksInAll()).isZero();
    }

    @Test
    void saysSoWhereTheJvmHasNoMemory() {
        assumeThat(Runtime.getRuntime().maxMemory()).isLessThan(2L << 30);
        try (MemoryAllocator large = allocator(false, 4L << 30)) {
            assertThat(large.allocateMemory(MemoryRequest.of("h", 2_000_000_000)))
                    .isEqualTo(new Allocation.Denied<>(DenialReason.OUT_OF_MEMORY, 2_000_000_000, 4L << 30));
            assertThat(large.optimizeUsage().reserved()).isZero();
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> MemoryRequest.of("a", 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> allocator(true, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MemoryAllocator.create(
                        MemoryAllocatorConfig.defaults(), EffectiveLimits.UNKNOWN, executors, time))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("memoryBytes");
    }

    @Test
    void endsWithAllItsLeases() {
        MemoryLease lease = granted(10);
        allocator.close();
        allocator.close();
        assertThat(lease.state()).isEqualTo(LeaseState.REVOKED);
        assertThatThrownBy(lease::buffer).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(allocator::defragment).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(allocator::optimizeUsage).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lendsAShareOfThisMachine() {
        try (MemoryAllocator real = MemoryAllocator.create(executors)) {
            assertThat(real.report().capacity())
                    .isBetween(1L, Runtime.getRuntime().maxMemory() / 4 + 1);
        }
    }

    /** A lease that nobody refers to could be found as abandoned in the middle of a test. */
    private void keep(MemoryLease lease) {
        kept.add(lease);
    }

    private static void fill(ByteBuffer buffer, byte mark) {
        while (buffer.hasRemaining()) {
            buffer.put(mark);
        }
    }

    private static void assertHolds(ByteBuffer buffer, byte mark) {
        while (buffer.hasRemaining()) {
            if (buffer.get() != mark) {
                throw new AssertionError("byte " + (buffer.position() - 1) + " was overwritten");
            }
        }
    }

    private MemoryLease granted(int bytes) {
        return allocator.allocateMemory(MemoryRequest.of("h", bytes)).lease().orElseThrow();
    }

    private void assertDenied(int bytes, DenialReason reason, long free) {
        assertThat(allocator.allocateMemory(MemoryRequest.of("h", bytes)))
                .isEqualTo(new Allocation.Denied<>(reason, bytes, free));
    }

    private MemoryAllocator allocator(boolean direct, long capacity) {
        return MemoryAllocator.create(
                MemoryAllocatorConfig.builder()
                        .direct(direct)
                        .slabBytes(SLAB)
                        .sweepPeriod(Duration.ofHours(1))
                        .build(),
                capacity,
                executors,
                time);
    }
}
