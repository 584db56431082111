// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.core.VirtualTime;
import ai.smartwhale.balance.core.scheduler.Allocation;
import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.MachineLoad;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.balance.core.scheduler.ResourceAllocatorConfig;
import ai.smartwhale.balance.core.scheduler.ResourceCapacity;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelCoordinatorTest {

    private final VirtualTime time = new VirtualTime();
    private final ResourceAllocator allocator = ResourceAllocator.create(
            ResourceAllocatorConfig.defaults(),
            ResourceCapacity.of(10_000, 1_000_000),
            MachineLoad.UNKNOWN,
            time.executors(),
            time);
    private final ModelCoordinator coordinator = create("one");

    private ModelCoordinator create(String instance) {
        return ModelCoordinator.create(
                ModelCoordinatorConfig.defaults().withInstance(instance), allocator, time, () -> Instant.EPOCH);
    }

    @AfterEach
    void close() {
        coordinator.close();
        allocator.close();
    }

    private ModelPermit take(String model) {
        return coordinator.allocateResourcesForModel(model).permit().orElseThrow();
    }

    private ModelStatus status(String model) {
        return coordinator.getModelStatus(model).orElseThrow();
    }

    private static ModelAllocation.Reason reason(ModelAllocation answer) {
        assertThat(answer).isInstanceOf(ModelAllocation.Denied.class);
        return ((ModelAllocation.Denied) answer).reason();
    }

    private void answer(String model, int times, Duration took) {
        for (int i = 0; i < times; i++) {
            ModelPermit permit = take(model);
            time.advance(took);
            permit.succeeded();
        }
    }

    @Test
    void aPermitHoldsASlotAndResourcesUntilItEnds() {
        assertThat(coordinator.registerModel(ModelSettings.of("m").withDemand(Demand.of(6, 0))))
                .isTrue();
        ModelPermit permit = take("m");
        ModelAllocation second = coordinator.allocateResourcesForModel("m");
        assertThat(second)
                .isEqualTo(new ModelAllocation.Denied(
                        ModelAllocation.Reason.NO_RESOURCES, Optional.of(Allocation.Reason.NO_CAPACITY)));
        assertThat(status("m").inFlight()).isEqualTo(1);
        permit.succeeded();
        permit.overloaded();
        permit.close();
        assertThat(status("m").inFlight()).isZero();
        assertThat(status("m").misses()).as("only the first word counts").isZero();
        assertThat(allocator.getSystemResources().leases()).isZero();
    }

    @Test
    void moreThanThereIsIsToldFromNotNow() {
        coordinator.registerModel(ModelSettings.of("m").withDemand(Demand.of(11, 0)));
        assertThat(((ModelAllocation.Denied) coordinator.allocateResourcesForModel("m")).isFinal())
                .isTrue();
        assertThat(reason(coordinator.allocateResourcesForModel("nobody")))
                .isEqualTo(ModelAllocation.Reason.UNKNOWN_MODEL);
    }

    @Test
    void theLimitGrowsOnlyWhileItIsUsedAndTheTargetMet() {
        coordinator.registerModel(ModelSettings.of("m"));
        answer("m", 200, Duration.ofMillis(1));
        assertThat(status("m").limit())
                .as("one of eight says nothing about more")
                .isEqualTo(8);
        for (int round = 0; round < 5; round++) {
            List<ModelPermit> permits = new ArrayList<>();
            int limit = status("m").limit();
            for (int i = 0; i < limit; i++) {
                permits.add(take("m"));
            }
            assertThat(reason(coordinator.allocateResourcesForModel("m")))
                    .isEqualTo(ModelAllocation.Reason.IN_FLIGHT_LIMIT);
            permits.forEach(ModelPermit::succeeded);
            assertThat(status("m").limit()).as("not more than one a round").isBetween(limit, limit + 1);
        }
        assertThat(status("m").limit()).isGreaterThan(8);
    }

    @Test
    void timeOutsOfOneRoundLowerTheLimitOnceAndOnlyThatOfTheModel() {
        coordinator.registerModel(ModelSettings.of("slow"));
        coordinator.registerModel(ModelSettings.of("other"));
        List<ModelPermit> permits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            permits.add(take("slow"));
        }
        permits.forEach(ModelPermit::overloaded);
        assertThat(status("slow").limit()).as("8 × 0.9").isEqualTo(7);
        assertThat(status("other").limit()).isEqualTo(8);
        for (int i = 0; i < 100; i++) {
            take("slow").overloaded();
        }
        assertThat(status("slow").limit()).isEqualTo(1);
        assertThat(coordinator.allocateResourcesForModel("slow").permit()).isPresent();
    }

    @Test
    void aPermitThatIsLostComesBackAsATimeOut() {
        coordinator.registerModel(ModelSettings.of("m").withMaxInFlight(1));
        ModelPermit lost = take("m");
        assertThat(reason(coordinator.allocateResourcesForModel("m")))
                .isEqualTo(ModelAllocation.Reason.IN_FLIGHT_LIMIT);
        time.advance(Duration.ofMinutes(1));
        take("m").succeeded();
        assertThat(status("m").misses()).isEqualTo(1);
        lost.succeeded();
        assertThat(status("m").samples()).isEqualTo(2);
    }

    @Test
    void oneThatWaitsGetsItsPermitWhenResourcesAreFree() {
        coordinator.registerModel(ModelSettings.of("m").withDemand(Demand.of(10, 0)));
        ModelPermit first = take("m");
        CompletableFuture<ModelAllocation> waiting = coordinator.allocateResourcesForModel("m", Duration.ofSeconds(10));
        CompletableFuture<ModelAllocation> impatient =
                coordinator.allocateResourcesForModel("m", Duration.ofSeconds(1));
        CompletableFuture<ModelAllocation> gone = coordinator.allocateResourcesForModel("m", Duration.ofSeconds(10));
        gone.cancel(false);
        time.advance(Duration.ofSeconds(2));
        assertThat(impatient.join().permit()).isEmpty();
        first.succeeded();
        time.advance(Duration.ofMillis(1));
        waiting.join().permit().orElseThrow().close();
        time.advance(Duration.ofSeconds(20));
        assertThat(status("m").inFlight()).isZero();
        assertThat(allocator.getSystemResources().leases()).isZero();
    }

    @Test
    void releasingAModelReallyReleases() {
        coordinator.registerModel(ModelSettings.of("m").withDemand(Demand.of(5, 0)));
        take("m");
        take("m");
        assertThat(coordinator.releaseResources("m")).isEqualTo(2);
        assertThat(allocator.getSystemResources().leasedCpuMillis()).isZero();
        assertThat(coordinator.releaseResources("m")).isZero();
        take("m");
        assertThat(coordinator.removeModel("m")).isTrue();
        assertThat(allocator.getSystemResources().leases()).isZero();
        assertThat(coordinator.getModelStatus("m")).isEmpty();
    }

    @Test
    void whoHasMoreThanItsShareIsHeldToItWhileOthersWant() {
        coordinator.registerModel(ModelSettings.of("flood").withDemand(Demand.of(1.25, 0)));
        coordinator.registerModel(
                ModelSettings.of("victim").withDemand(Demand.of(1.25, 0)).withWeight(3));
        List<ModelPermit> permits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            permits.add(take("flood"));
        }
        for (int i = 0; i < 6; i++) {
            assertThat(reason(coordinator.allocateResourcesForModel("victim")))
                    .isEqualTo(ModelAllocation.Reason.NO_RESOURCES);
        }
        BalanceReport report = coordinator.balanceResources();
        assertThat(report.isContended()).isTrue();
        assertThat(report.models()).extracting(BalanceReport.Share::fair).containsExactly(2, 6);
        permits.get(0).succeeded();
        assertThat(reason(coordinator.allocateResourcesForModel("flood"))).isEqualTo(ModelAllocation.Reason.FAIR_SHARE);
        take("victim");
        permits.forEach(ModelPermit::close);
        coordinator.releaseResources("victim");
        coordinator.balanceResources();
        assertThat(coordinator.balanceResources().isContended()).isFalse();
        assertThat(status("flood").fairCap()).isEqualTo(100);
    }

    @Test
    void prioritiesMoveByMissesAndNotToAndFro() {
        coordinator.registerModel(ModelSettings.of("m").withTarget(Duration.ofMillis(10)));
        List<InteractionReport.Shift> heard = new ArrayList<>();
        coordinator.addListener(shift -> {
            heard.add(shift);
            throw new IllegalStateException("listeners may fail");
        });
        answer("m", 19, Duration.ofMillis(11));
        assertThat(coordinator.optimizeInteractions().shifts())
                .as("too few to tell")
                .isEmpty();
        answer("m", 1, Duration.ofMillis(11));
        assertThat(coordinator.optimizeInteractions().shifts()).hasSize(1);
        assertThat(coordinator.optimizeInteractions().shifts())
                .as("it has to dwell")
                .isEmpty();
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(5));
            coordinator.optimizeInteractions();
        }
        assertThat(status("m").effective()).as("two levels at most").isEqualTo(TaskPriority.of(3));
        answer("m", 60, Duration.ofMillis(1));
        time.advance(Duration.ofSeconds(5));
        assertThat(coordinator.optimizeInteractions().shifts())
                .as("between the thresholds")
                .isEmpty();
        answer("m", 4, Duration.ofMillis(1));
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(5));
            coordinator.optimizeInteractions();
        }
        assertThat(status("m").effective()).isEqualTo(TaskPriority.DEFAULT);
        assertThat(heard)
                .extracting(InteractionReport.Shift::cause)
                .containsExactly(
                        InteractionReport.Cause.MISSES_TARGET,
                        InteractionReport.Cause.MISSES_TARGET,
                        InteractionReport.Cause.EASED,
                        InteractionReport.Cause.EASED);
    }

    @Test
    void statesMergeInAnyOrderAndAnyNumberOfTimes() {
        List<ModelState> states = new ArrayList<>();
        Random random = new Random(6);
        for (int i = 0; i < 30; i++) {
            int samples = random.nextInt(50);
            states.add(new ModelState(
                    "peer" + random.nextInt(3), "m", i, samples, samples == 0 ? 0 : random.nextInt(samples), 1 + i, 0));
        }
        List<Integer> limits = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(states, random);
            ModelCoordinator other = create("other" + round);
            other.registerModel(ModelSettings.of("m"));
            states.forEach(state -> other.syncModelStates(List.of(state)));
            StateExchange again = other.syncModelStates(states);
            assertThat(again.applied()).isZero();
            assertThat(again.stale()).isEqualTo(30);
            limits.add(other.getModelStatus("m").orElseThrow().limit());
        }
        assertThat(limits).as("the mean of the latest of each").containsOnly(limits.get(0));
    }

    @Test
    void missesElsewhereCountHereUntilTheyAreOld() {
        coordinator.registerModel(ModelSettings.of("m"));
        StateExchange exchange = coordinator.syncModelStates(List.of(
                new ModelState("two", "m", 1, 60, 50, 20, 3),
                new ModelState("two", "unknown", 1, 60, 50, 20, 3),
                new ModelState("one", "m", 1, 60, 50, 20, 3)));
        assertThat(exchange.applied()).isEqualTo(1);
        assertThat(exchange.ignored()).isEqualTo(2);
        assertThat(exchange.own()).extracting(ModelState::instance).containsExactly("one");
        assertThat(status("m").limit()).as("what others found").isEqualTo(20);
        assertThat(coordinator.optimizeInteractions().shifts()).hasSize(1);
        time.advance(Duration.ofSeconds(30));
        assertThat(coordinator.optimizeInteractions().shifts())
                .extracting(InteractionReport.Shift::cause)
                .containsExactly(InteractionReport.Cause.EASED);
    }

    @Test
    void fairSharesFitLeaveNothingIdleAndFollowWeights() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ResourceCapacity capacity = ResourceCapacity.of(1 + random.nextInt(10_000), 1 + random.nextInt(10_000));
            List<FairShares.Claim> claims = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                Demand demand = new Demand(1 + random.nextInt(2_000), random.nextInt(2_000), 0, 0, 0);
                claims.add(new FairShares.Claim("m" + i, demand, 0.5 + random.nextInt(4), random.nextInt(20)));
            }
            Map<String, FairShares.Share> shares = new FairShares(capacity).of(claims);
            long cpu = capacity.cpuMillis();
            long memory = capacity.memoryBytes();
            for (FairShares.Claim claim : claims) {
                int requests = shares.get(claim.model()).requests();
                assertThat(requests).isBetween(0, claim.wanted());
                cpu -= requests * claim.demand().cpuMillis();
                memory -= requests * claim.demand().memoryBytes();
            }
            assertThat(cpu).isNotNegative();
            assertThat(memory).isNotNegative();
            for (FairShares.Claim claim : claims) {
                boolean satisfied = shares.get(claim.model()).requests() == claim.wanted();
                boolean fits =
                        claim.demand().cpuMillis() <= cpu && claim.demand().memoryBytes() <= memory;
                assertThat(satisfied || !fits)
                        .as("nothing that fits is left out")
                        .isTrue();
            }
        }
        Map<String, FairShares.Share> fine = new FairShares(ResourceCapacity.of(9_000, 18_000))
                .of(List.of(
                        new FairShares.Claim("a", new Demand(1_000, 4_000, 0, 0, 0), 1, 100),
                        new FairShares.Claim("b", new Demand(3_000, 1_000, 0, 0, 0), 1, 100)));
        assertThat(fine.get("a").requests()).as("the example of the paper").isEqualTo(3);
        assertThat(fine.get("b").requests()).isEqualTo(2);
        assertThat(fine.get("b").part()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> ModelSettings.of("m").withWeight(0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> ModelSettings.of("m").withWeight(Double.NaN)).hasMessageContaining("weight");
        assertThatThrownBy(() -> new ModelState("i", "m", 1, 3, 4, 1, 0)).hasMessageContaining("misses");
        ModelCoordinator small = ModelCoordinator.create(
                ModelCoordinatorConfig.defaults().withBounds(1, 1), allocator, time, () -> Instant.EPOCH);
        small.registerModel(ModelSettings.of("a"));
        assertThatThrownBy(() -> small.registerModel(ModelSettings.of("b"))).isInstanceOf(LimitExceededException.class);
        assertThat(small.registerModel(ModelSettings.of("a"))).isFalse();
        small.close();
        assertThatThrownBy(() -> small.allocateResourcesForModel("a")).isInstanceOf(IllegalStateException.class);
    }
}
