// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.optimizer.EfficiencyReport.Cause;
import ai.smartwhale.balance.batch.optimizer.EfficiencyReport.Finding;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchOptimizerTest {

    private static final CostModel MODEL = CostModel.of(Duration.ofMillis(20), Duration.ofMillis(1));

    private final BatchOptimizer optimizer = BatchOptimizer.create(BatchOptimizerConfig.defaults());

    private record Item(int number, String kind, double cost, String key) {}

    private static final BatchTraits<Item> TRAITS = new BatchTraits<>() {
        @Override
        public double cost(Item item) {
            return item.cost;
        }

        @Override
        public Object kind(Item item) {
            return item.kind;
        }

        @Override
        public Optional<Object> orderKey(Item item) {
            return item.key.isEmpty() ? Optional.empty() : Optional.of(item.key);
        }
    };

    @Test
    void theFewestSlotsFollowFromTheFittedCosts() {
        // 1,000 items a second in batches of 64 keep 1,000 * 84 ms / 64 = 1.3125 slots busy.
        ResourcePlan plan = optimizer.calculateOptimalResources(new Workload(1_000, 500, Duration.ofSeconds(1)), MODEL);
        assertThat(plan.sufficient()).isTrue();
        assertThat(plan.slots()).isEqualTo(2);
        assertThat(plan.utilisation()).isLessThanOrEqualTo(0.8);
        assertThat(plan.bytesInFlight()).isEqualTo(500L * plan.batchSize() * 2);
        // With two slots and utilisation 0.8 the smallest batch that keeps up is the quickest: 20 / (1.6 - 1) items.
        assertThat(plan.batchSize()).isEqualTo(34);
    }

    @Test
    void aTightSlackCostsSlotsAndTooMuchIsMarked() {
        Workload relaxed = new Workload(1_000, 0, Duration.ofSeconds(1));
        Workload tight = new Workload(1_000, 0, Duration.ofMillis(35));
        ResourcePlan quick = optimizer.calculateOptimalResources(tight, MODEL);
        assertThat(quick.sufficient()).isTrue();
        assertThat(quick.latency()).isLessThanOrEqualTo(Duration.ofMillis(35));
        assertThat(quick.slots())
                .isGreaterThan(
                        optimizer.calculateOptimalResources(relaxed, MODEL).slots());
        ResourcePlan overload = optimizer.calculateOptimalResources(new Workload(1e6, 0, Duration.ofSeconds(1)), MODEL);
        assertThat(overload.sufficient()).isFalse();
        assertThat(overload.utilisation()).isGreaterThan(1);
        assertThat(overload.batchSize()).isEqualTo(64);
    }

    @Test
    void noOtherSizeNeedsFewerSlots() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            CostModel model = new CostModel(
                    Duration.ofMillis(random.nextInt(40)),
                    1e5 + random.nextInt(3_000_000),
                    Duration.ofMillis(random.nextInt(10)));
            Workload load = new Workload(1 + random.nextInt(3_000), 10, Duration.ofMillis(50 + random.nextInt(500)));
            ResourcePlan plan = optimizer.calculateOptimalResources(load, model);
            for (int size = 1; size <= 64; size++) {
                double busy = load.itemsPerSecond() * model.latency(size).toNanos() / 1e9 / size;
                double wait = (size - 1) / load.itemsPerSecond() * 1e9;
                boolean inTime =
                        model.latency95(size).toNanos() + wait <= load.slack().toNanos();
                int slots = (int) Math.max(1, Math.ceil(busy / 0.8));
                if (inTime && slots <= 16) {
                    assertThat(plan.sufficient()).isTrue();
                    assertThat(plan.slots()).isLessThanOrEqualTo(slots);
                }
            }
        }
    }

    @Test
    void batchesAreOfOneKindWithoutStragglersAndTheMostUrgentFirst() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(new Item(i, i % 2 == 0 ? "web" : "wiki", 1, ""));
        }
        items.add(1, new Item(9, "web", 30, ""));
        List<BatchPlan<Item>> plans = optimizer.optimizeBatchComposition(items, TRAITS, MODEL);
        assertThat(plans)
                .extracting(plan -> plan.items().stream().map(Item::number).toList())
                .containsExactly(List.of(0, 2, 4), List.of(9), List.of(1, 3, 5));
        assertThat(plans.get(1).expected()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void everyItemIsInOneBatchAndKeysKeepTheirOrder() {
        Random random = new Random(2);
        for (int round = 0; round < 100; round++) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < random.nextInt(300); i++) {
                double cost = Math.exp(random.nextGaussian() * 2);
                items.add(new Item(
                        i, "k" + random.nextInt(2), cost, random.nextBoolean() ? "" : "o" + random.nextInt(5)));
            }
            List<BatchPlan<Item>> plans = optimizer.optimizeBatchComposition(items, TRAITS, MODEL);
            List<Item> all = new ArrayList<>();
            Map<String, Integer> last = new HashMap<>();
            for (BatchPlan<Item> plan : plans) {
                assertThat(plan.items()).isNotEmpty().hasSizeLessThanOrEqualTo(64);
                assertThat(plan.items()).allMatch(item -> item.kind.equals(plan.kind()));
                all.addAll(plan.items());
                for (Item item : plan.items()) {
                    if (!item.key.isEmpty()) {
                        String key = item.kind + item.key;
                        assertThat(last.getOrDefault(key, -1)).isLessThan(item.number);
                        last.put(key, item.number);
                    }
                }
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(items);
            assertThat(plans.stream().map(plan -> plan.items().get(0).number)).isSorted();
        }
    }

    private static EfficiencyReport report(double fill, Cause... causes) {
        List<Finding> findings = new ArrayList<>();
        for (Cause cause : causes) {
            findings.add(new Finding(cause, Duration.ofSeconds(1)));
        }
        return new EfficiencyReport(10, 1, fill, 0.1, findings);
    }

    @Test
    void parametersFollowTheCauses() {
        BatchParameters now = new BatchParameters(Duration.ofMillis(10), 10);
        assertThat(optimizer
                        .adjustBatchParameters(now, report(1, Cause.SLOW_BACKEND))
                        .maxInFlight())
                .isEqualTo(9);
        assertThat(optimizer.adjustBatchParameters(now, report(1)).maxInFlight())
                .isEqualTo(11);
        assertThat(optimizer.adjustBatchParameters(now, report(0.5))).isEqualTo(now);
        assertThat(optimizer
                        .adjustBatchParameters(now, report(0.2, Cause.TOO_SMALL))
                        .maxDelay())
                .isEqualTo(Duration.ofMillis(15));
        assertThat(optimizer
                        .adjustBatchParameters(now, report(0.9, Cause.LONG_WAIT))
                        .maxDelay())
                .isEqualTo(Duration.ofMillis(5));
        BatchParameters least = new BatchParameters(Duration.ZERO, 1);
        assertThat(optimizer
                        .adjustBatchParameters(least, report(1, Cause.SLOW_BACKEND))
                        .maxInFlight())
                .isEqualTo(1);
        BatchParameters most = new BatchParameters(Duration.ofMillis(49), 16);
        assertThat(optimizer
                        .adjustBatchParameters(most, report(1, Cause.TOO_SMALL))
                        .maxDelay())
                .isEqualTo(Duration.ofMillis(50));
        assertThat(optimizer.adjustBatchParameters(most, report(1)).maxInFlight())
                .isEqualTo(16);
    }

    @Test
    void theBusiestSourceIsAsLittleBusyAsCanBe() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            List<SourceLoad> loads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                loads.add(new SourceLoad("s" + i, 1 + random.nextInt(500), 1 + random.nextInt(64), MODEL));
            }
            int slots = 3 + random.nextInt(8);
            Map<String, Integer> shares = optimizer.balanceResources(slots, loads);
            assertThat(shares.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(slots);
            double best = Double.POSITIVE_INFINITY;
            for (int a = 1; a < slots; a++) {
                for (int b = 1; a + b < slots; b++) {
                    best = Math.min(best, busiest(loads, a, b, slots - a - b));
                }
            }
            assertThat(busiest(loads, shares.get("s0"), shares.get("s1"), shares.get("s2")))
                    .isEqualTo(best);
        }
    }

    private static double busiest(List<SourceLoad> loads, int... slots) {
        double busiest = 0;
        for (int i = 0; i < slots.length; i++) {
            busiest = Math.max(busiest, loads.get(i).busySlots() / slots[i]);
        }
        return busiest;
    }

    @Test
    void slotsGoWhereSomethingComes() {
        List<SourceLoad> loads = List.of(
                new SourceLoad("idle", 0, 1, MODEL),
                new SourceLoad("a", 10, 1, MODEL),
                new SourceLoad("b", 20, 1, MODEL));
        assertThat(optimizer.balanceResources(1, loads)).isEqualTo(Map.of("idle", 0, "a", 0, "b", 1));
        assertThat(optimizer.balanceResources(0, loads)).isEqualTo(Map.of("idle", 0, "a", 0, "b", 0));
        assertThat(optimizer.balanceResources(3, loads)).isEqualTo(Map.of("idle", 0, "a", 1, "b", 2));
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> new Workload(Double.NaN, 1, Duration.ofMillis(1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Workload(0, 1, Duration.ofMillis(1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Workload(1, -1, Duration.ofMillis(1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SourceLoad("a", Double.POSITIVE_INFINITY, 1, MODEL))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.balanceResources(-1, List.of())).isInstanceOf(InvalidValueException.class);
        SourceLoad twice = new SourceLoad("a", 1, 1, MODEL);
        assertThatThrownBy(() -> optimizer.balanceResources(1, List.of(twice, twice)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        optimizer.optimizeBatchComposition(List.of(new Item(0, "k", Double.NaN, "")), TRAITS, MODEL))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BatchParameters(Duration.ofMillis(-1), 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BatchOptimizerConfig(1, 1, 1.0, 4, Duration.ofMillis(1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BatchOptimizerConfig(1, 1, 0.5, 1, Duration.ofMillis(1)))
                .isInstanceOf(InvalidValueException.class);
    }
}
