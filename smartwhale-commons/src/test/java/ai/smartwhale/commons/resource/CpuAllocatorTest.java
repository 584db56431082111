// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CpuAllocatorTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CommonsExecutors executors = CommonsExecutors.create("cpu-test");
    private final ManualTime time = new ManualTime();
    /** A lease that nobody refers to could be found as abandoned in the middle of a test. */
    private final List<CpuLease> kept = new ArrayList<>();
    /** Four cores, of which 400 thousandths are for high priority only. */
    private final CpuAllocator allocator = allocator(CpuAllocatorConfig.builder()
            .sweepPeriod(Duration.ofHours(1))
            .maxWaiters(3)
            .maxLeases(5)
            .build());

    @AfterEach
    void close() {
        allocator.close();
        executors.close();
    }

    @Test
    void lendsUntilNothingIsLeftAndAgainAfterARelease() {
        CpuLease first = granted(CpuRequest.of("a", 2));
        CpuLease second = granted(CpuRequest.of("b", 1.6));
        assertThat(first.cores()).isEqualTo(2.0);
        assertDenied(CpuRequest.of("c", 0.1), DenialReason.RESERVED, 0);
        assertDenied(CpuRequest.of("c", 1), DenialReason.NO_CAPACITY, 0);

        assertThat(second.release()).isTrue();
        assertThat(second.release()).isFalse();
        second.close();
        assertThat(second.state()).isEqualTo(LeaseState.RELEASED);
        assertThat(allocator.report().used()).isEqualTo(2_000);
        granted(CpuRequest.of("c", 1.6));
    }

    /** Of the four cores here: 40 tasks a second of 10 ms on a core and 90 ms of waiting keep four threads inside. */
    @Test
    void advisesThreadsForItsOwnCores() {
        ThreadDemand demand =
                new ThreadDemand(40, Duration.ofMillis(10), Duration.ofMillis(90), OptionalDouble.empty(), 1);
        ThreadAdvice advice = allocator.optimizeThreads(demand);
        assertThat(advice).isEqualTo(ThreadPlanner.plan(demand, 4, CpuAllocatorConfig.defaults()));
        assertThat(advice.threads()).isGreaterThanOrEqualTo(4);
        allocator.close();
        assertThatThrownBy(() -> allocator.optimizeThreads(demand)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsSomeForHighPriority() {
        granted(CpuRequest.of("a", 3.6));
        CpuLease urgent = granted(CpuRequest.of("b", 0.4).withPriority(LeasePriority.HIGH));
        assertThat(urgent.priority()).isEqualTo(LeasePriority.HIGH);
        assertDenied(CpuRequest.of("c", 0.1).withPriority(LeasePriority.HIGH), DenialReason.NO_CAPACITY, 0);
        assertDenied(CpuRequest.of("c", 3.7), DenialReason.TOO_LARGE, 0);
    }

    @Test
    void endsALeaseWhenItsTimeIsOverAndReportsIt() {
        CpuLease lease = granted(CpuRequest.of("forgetful", 3).withTtl(Duration.ofSeconds(10)));
        time.forward(Duration.ofSeconds(9));
        assertThat(lease.renew(Duration.ofSeconds(10))).isTrue();
        time.forward(Duration.ofSeconds(9));
        assertThat(lease.state()).isEqualTo(LeaseState.ACTIVE);
        time.forward(Duration.ofSeconds(1));

        granted(CpuRequest.of("next", 3));
        assertThat(lease.state()).isEqualTo(LeaseState.EXPIRED);
        assertThat(lease.renew(Duration.ofSeconds(10))).isFalse();
        assertThat(lease.release()).isFalse();
        LeaseReport report = allocator.report();
        assertThat(report.leaksInAll()).isEqualTo(1);
        assertThat(report.leaks())
                .containsExactly(new LeaseReport.Leak(
                        lease.id(), "forgetful", 3_000, LeaseState.EXPIRED, Duration.ofSeconds(19)));
        assertThat(report.active()).singleElement().satisfies(a -> {
            assertThat(a.holder()).isEqualTo("next");
            assertThat(a.left()).isEqualTo(Duration.ofMinutes(1));
        });
        assertThat(report.used()).isEqualTo(3_000);
    }

    @Test
    void aTimerEndsLeasesThatNobodyAsksAbout() {
        try (CpuAllocator swept = allocator(
                CpuAllocatorConfig.builder().sweepPeriod(Duration.ofMillis(5)).build())) {
            CompletableFuture<Allocation<CpuLease>> waiting;
            Allocation<CpuLease> held = swept.allocateCpu(CpuRequest.of("a", 3.6));
            assertThat(held.lease()).isPresent();
            waiting = swept.allocateCpu(CpuRequest.of("b", 3.6), Duration.ofHours(1));
            assertThat(waiting).isNotDone();

            time.forward(Duration.ofMinutes(1));

            await().atMost(LONG).until(waiting::isDone);
            assertThat(waiting.join().lease()).isPresent();
        }
    }

    @Test
    void aReleaseThatComesTooLateServesThoseWhoWait() throws Exception {
        CpuLease late = granted(CpuRequest.of("late", 3.6));
        CompletableFuture<Allocation<CpuLease>> waiting = allocator.allocateCpu(CpuRequest.of("b", 3), LONG);
        time.forward(Duration.ofMinutes(2));

        assertThat(late.release()).isFalse();

        assertThat(waiting.get(60, TimeUnit.SECONDS).lease()).isPresent();
        assertThat(late.state()).isEqualTo(LeaseState.EXPIRED);
    }

    @Test
    void findsALeaseThatNobodyHoldsAnyMore() {
        String lost = allocator
                .allocateCpu(CpuRequest.of("careless", 3))
                .lease()
                .orElseThrow()
                .id();

        await().atMost(LONG).until(() -> {
            System.gc();
            return allocator.report().leaksInAll() == 1;
        });
        assertThat(allocator.report().leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.id()).isEqualTo(lost);
            assertThat(leak.how()).isEqualTo(LeaseState.ABANDONED);
            assertThat(leak.holder()).isEqualTo("careless");
        });
        assertThat(allocator.report().used()).isZero();
    }

    @Test
    void servesWaitersByPriorityThenByAge() throws Exception {
        CpuLease all = granted(CpuRequest.of("all", 3.6));
        CompletableFuture<Allocation<CpuLease>> low =
                allocator.allocateCpu(CpuRequest.of("low", 3).withPriority(LeasePriority.LOW), LONG);
        CompletableFuture<Allocation<CpuLease>> older = allocator.allocateCpu(CpuRequest.of("older", 3), LONG);
        CompletableFuture<Allocation<CpuLease>> younger = allocator.allocateCpu(CpuRequest.of("younger", 3), LONG);
        assertThat(allocator.allocateCpu(CpuRequest.of("one too many", 3), LONG).join())
                .isInstanceOfSatisfying(
                        Allocation.Denied.class, d -> assertThat(d.reason()).isEqualTo(DenialReason.TOO_MANY_WAITERS));

        all.close();
        CpuLease first = older.get(60, TimeUnit.SECONDS).lease().orElseThrow();
        assertThat(low).isNotDone();
        assertThat(younger).isNotDone();
        assertDenied(CpuRequest.of("barging", 0.1), DenialReason.WAITERS_AHEAD, 600);
        granted(CpuRequest.of("urgent", 0.1).withPriority(LeasePriority.HIGH));

        first.close();
        CpuLease second = younger.get(60, TimeUnit.SECONDS).lease().orElseThrow();
        assertThat(low).isNotDone();
        second.close();
        assertThat(low.get(60, TimeUnit.SECONDS).lease()).isPresent();
    }

    @Test
    void aChangeOfPriorityReordersThoseWhoWait() throws Exception {
        CpuLease all = granted(CpuRequest.of("all", 3.6));
        CompletableFuture<Allocation<CpuLease>> a = allocator.allocateCpu(CpuRequest.of("a", 3), LONG);
        CompletableFuture<Allocation<CpuLease>> b = allocator.allocateCpu(CpuRequest.of("b", 3), LONG);

        assertThat(allocator.managePriority("b", LeasePriority.HIGH))
                .isEqualTo(new PriorityChange("b", LeasePriority.HIGH, 0, 1));
        assertThat(allocator.managePriority("nobody", LeasePriority.HIGH))
                .isEqualTo(new PriorityChange("nobody", LeasePriority.HIGH, 0, 0));
        all.close();

        assertThat(b.get(60, TimeUnit.SECONDS).lease().orElseThrow().priority()).isEqualTo(LeasePriority.HIGH);
        assertThat(a).isNotDone();
    }

    @Test
    void aChangeOfPriorityMovesLeasesInAndOutOfTheReserve() {
        CpuLease lease = granted(CpuRequest.of("a", 3.6));
        assertThat(allocator.managePriority("a", LeasePriority.HIGH))
                .isEqualTo(new PriorityChange("a", LeasePriority.HIGH, 1, 0));
        assertThat(lease.priority()).isEqualTo(LeasePriority.HIGH);

        CpuLease other = granted(CpuRequest.of("b", 0.4));
        allocator.managePriority("a", LeasePriority.LOW);
        other.close();
        assertDenied(CpuRequest.of("b", 0.1), DenialReason.RESERVED, 0);
    }

    @Test
    void aWaitEndsWithItsPatienceOrWithItsCaller() throws Exception {
        CpuLease all = granted(CpuRequest.of("all", 3.6));
        CompletableFuture<Allocation<CpuLease>> impatient =
                allocator.allocateCpu(CpuRequest.of("a", 1), Duration.ofMillis(5));
        assertThat(impatient.get(60, TimeUnit.SECONDS))
                .isEqualTo(new Allocation.Denied<>(DenialReason.TIMED_OUT, 1_000, 0));

        CompletableFuture<Allocation<CpuLease>> cancelled = allocator.allocateCpu(CpuRequest.of("b", 3), LONG);
        CompletableFuture<Allocation<CpuLease>> behind = allocator.allocateCpu(CpuRequest.of("c", 1), LONG);
        cancelled.cancel(true);
        assertThat(all.shrinkTo(2_000)).isTrue();
        assertThat(behind.get(60, TimeUnit.SECONDS).lease()).isPresent();
        assertThat(all.shrinkTo(2_000)).isFalse();
        assertThat(allocator.report().used()).isEqualTo(3_000);
    }

    @Test
    void lendsNoMoreLeasesThanAllowed() {
        for (int i = 0; i < 5; i++) {
            granted(CpuRequest.of("a", 0.001));
        }
        assertDenied(CpuRequest.of("a", 0.001), DenialReason.TOO_MANY_LEASES, 3_595);
    }

    @Test
    void revokesEverythingWhenItIsClosed() {
        CpuLease lease = granted(CpuRequest.of("a", 3.6));
        CompletableFuture<Allocation<CpuLease>> waiting = allocator.allocateCpu(CpuRequest.of("b", 1), LONG);

        allocator.close();
        allocator.close();

        assertThat(lease.state()).isEqualTo(LeaseState.REVOKED);
        assertThat(lease.release()).isFalse();
        assertThat(waiting).isCompletedExceptionally();
        CpuRequest request = CpuRequest.of("c", 1);
        assertThatThrownBy(() -> allocator.allocateCpu(request)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> allocator.allocateCpu(request, LONG)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> allocator.managePriority("a", LeasePriority.LOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(allocator::report).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> CpuRequest.of(" ", 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("holder");
        assertThatThrownBy(() -> CpuRequest.of("a", 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CpuRequest.of("a", Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CpuRequest.of("a", 1).withTtl(Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CpuRequest.of("a", 1).withTtl(Duration.ofDays(100_000)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("ttl");
        assertThatThrownBy(() -> CpuRequest.of("a".repeat(257), 1)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> allocator.allocateCpu(CpuRequest.of("a", 1), Duration.ofDays(2)))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() ->
                        CpuAllocator.create(CpuAllocatorConfig.defaults(), EffectiveLimits.UNKNOWN, executors, time))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("cpuMillis");
    }

    @Test
    void lendsWhatThisMachineHas() {
        try (CpuAllocator real = CpuAllocator.create(executors)) {
            assertThat(real.report().capacity())
                    .isBetween(1L, 1000L * Runtime.getRuntime().availableProcessors());
        }
    }

    private CpuAllocator allocator(CpuAllocatorConfig config) {
        return CpuAllocator.create(config, Samples.limits(4_000, 1), executors, time);
    }

    private CpuLease granted(CpuRequest request) {
        CpuLease lease = allocator.allocateCpu(request).lease().orElseThrow();
        kept.add(lease);
        return lease;
    }

    private void assertDenied(CpuRequest request, DenialReason reason, long free) {
        assertThat(allocator.allocateCpu(request))
                .isEqualTo(new Allocation.Denied<>(reason, request.cpuMillis(), free));
    }
}
