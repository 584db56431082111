// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the order, under virtual time with seeds. */
class FairQueueOrderTest {

    private static final long STEP = Duration.ofMillis(500).toNanos();

    private static FairQueue<Integer> unbounded() {
        return FairQueue.create(FairQueueConfig.builder()
                .maxItems(1_000_000)
                .maxBytes(Long.MAX_VALUE)
                .modelShare(1)
                .build());
    }

    private static QueueItem<Integer> item(String model, int level, int value) {
        return QueueItem.of(model, TaskPriority.of(level), value);
    }

    @Test
    void atEqualAgeTheLowerLevelGoesFirst() {
        FairQueue<Integer> queue = unbounded();
        for (int level = 10; level >= 1; level--) {
            queue.add(item("m" + level % 3, level, level), 7);
        }
        assertThat(drain(queue, 7)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void withinAModelAndLevelTheFirstToComeIsTheFirstServed() {
        FairQueue<Integer> queue = unbounded();
        for (int i = 0; i < 1_000; i++) {
            queue.add(item("m", 5, i), i / 10);
        }
        List<Integer> served = drain(queue, 1_000);
        assertThat(served).isSorted().hasSize(1_000);
    }

    /** What the static key stands for: urgency that grows with the wait, computed anew at each moment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void staticKeysOrderAsDynamicAgeingDoes(long seed) {
        Random random = new Random(seed);
        long origin = Long.MAX_VALUE - 20 * STEP;
        FairQueue<Integer> queue = unbounded();
        List<long[]> waiting = new ArrayList<>();
        long elapsed = 0;
        for (int i = 0; i < 3_000; i++) {
            elapsed += random.nextLong(STEP / 5);
            if (random.nextInt(100) < 55) {
                int level = 1 + random.nextInt(10);
                queue.add(item("m", level, i), origin + elapsed);
                waiting.add(new long[] {i, level, elapsed});
            } else {
                long now = elapsed;
                // Urgency less what the wait is worth: a level for each step.
                Comparator<long[]> dynamic =
                        Comparator.comparingDouble((long[] w) -> w[1] - (now - w[2]) / (double) STEP);
                Integer expected = waiting.stream()
                        .min(dynamic.thenComparingLong(w -> w[1]).thenComparingLong(w -> w[0]))
                        .map(w -> (int) w[0])
                        .orElse(null);
                Integer served =
                        queue.poll(origin + now).map(e -> e.item().value()).orElse(null);
                assertThat(served).isEqualTo(expected);
                waiting.removeIf(w -> expected != null && w[0] == expected);
            }
        }
    }

    /** A request of level p is never overtaken by one of its model that arrives more than (p - 1) steps later. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void overtakingWithinAModelIsBounded(long seed) {
        Random random = new Random(seed);
        FairQueue<Integer> queue = unbounded();
        Map<Integer, QueueEntry<Integer>> waiting = new HashMap<>();
        long now = 0;
        for (int i = 0; i < 5_000; i++) {
            now += random.nextLong(STEP / 3);
            if (random.nextInt(100) < 52) {
                QueueItem<Integer> item = item("m" + random.nextInt(4), 1 + random.nextInt(10), i)
                        .withCost(1 + random.nextInt(9))
                        .withWeight(1 + random.nextInt(3));
                waiting.put(i, queue.add(item, now));
            } else {
                queue.poll(now).ifPresent(served -> {
                    waiting.remove(served.item().value());
                    for (QueueEntry<Integer> left : waiting.values()) {
                        if (left.item().model().equals(served.item().model())) {
                            long later = served.agesSince() - left.agesSince();
                            assertThat(later)
                                    .isLessThanOrEqualTo((left.priority().level() - 1) * STEP);
                        }
                    }
                });
            }
        }
    }

    /** The bound of start-time fair queueing, for every interval in which all models have something waiting. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void serviceFollowsWeightsOverEveryInterval(long seed) {
        Random random = new Random(seed);
        FairQueue<Integer> queue = unbounded();
        double[] weights = {1, 2, 5, 0.5};
        long maxCost = 20;
        for (int i = 0; i < 8_000; i++) {
            int model = i % 4;
            queue.add(
                    item("m" + model, 3, model)
                            .withCost(1 + random.nextLong(maxCost))
                            .withWeight(weights[model]),
                    0);
        }
        List<double[]> sums = new ArrayList<>();
        double[] sum = new double[4];
        sums.add(sum.clone());
        // As long as nobody can have run dry.
        for (int i = 0; i < 2_000; i++) {
            QueueEntry<Integer> served = queue.poll(0).orElseThrow();
            int model = served.item().value();
            sum[model] += served.item().cost() / weights[model];
            sums.add(sum.clone());
        }
        for (int from = 0; from < sums.size(); from += 37) {
            for (int to = from; to < sums.size(); to += 41) {
                for (int a = 0; a < 4; a++) {
                    for (int b = 0; b < a; b++) {
                        double served = sums.get(to)[a] - sums.get(from)[a];
                        double other = sums.get(to)[b] - sums.get(from)[b];
                        assertThat(Math.abs(served - other))
                                .isLessThanOrEqualTo(maxCost / weights[a] + maxCost / weights[b] + 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void anIdleModelGainsNoCredit() {
        FairQueue<Integer> queue = unbounded();
        for (int i = 0; i < 1_000; i++) {
            queue.add(item("busy", 5, i), 0);
        }
        for (int i = 0; i < 500; i++) {
            queue.poll(0);
        }
        for (int i = 0; i < 100; i++) {
            queue.add(item("idle until now", 5, i), 0);
        }
        long ofNewcomer = 0;
        for (int i = 0; i < 100; i++) {
            QueueEntry<Integer> served = queue.poll(0).orElseThrow();
            ofNewcomer += served.item().model().equals("busy") ? 0 : 1;
        }
        assertThat(ofNewcomer).isBetween(49L, 51L);
    }

    @Test
    void aModelThatLeavesAndComesBackKeepsWhatItOwes() {
        FairQueue<Integer> queue = unbounded();
        for (int i = 0; i < 100; i++) {
            queue.add(item("steady", 5, i), 0);
        }
        queue.add(item("big", 5, -1).withCost(50), 0);
        queue.poll(0);
        queue.poll(0);
        queue.add(item("big", 5, -2).withCost(50), 0);
        int before = 0;
        while (queue.poll(0).orElseThrow().item().value() != -2) {
            before++;
        }
        assertThat(before).isBetween(48, 50);
    }

    @Test
    void aFloodOfOneModelDelaysOthersByTheirShareOnly() {
        FairQueue<Integer> queue = unbounded();
        for (int i = 0; i < 100_000; i++) {
            queue.add(item("flood", 5, i), i);
        }
        for (int victim = 0; victim < 5; victim++) {
            queue.add(item("victim" + victim, 5, -1), 100_000);
        }
        int served = 0;
        int victims = 0;
        while (victims < 5) {
            victims += queue.poll(100_001).orElseThrow().item().value() < 0 ? 1 : 0;
            served++;
        }
        assertThat(served).isLessThanOrEqualTo(7);
    }

    @Test
    void equalSeedsGiveEqualOrders() {
        assertThat(randomRun(99)).isEqualTo(randomRun(99)).isNotEqualTo(randomRun(98));
    }

    private static List<Integer> randomRun(long seed) {
        Random random = new Random(seed);
        FairQueue<Integer> queue = unbounded();
        List<Integer> served = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            queue.add(
                    item("m" + random.nextInt(7), 1 + random.nextInt(10), i)
                            .withNotBefore(random.nextInt(3) == 0 ? random.nextLong(STEP) : 0),
                    i * 1_000L);
            if (random.nextBoolean()) {
                queue.poll(i * 1_000L).ifPresent(e -> served.add(e.item().value()));
            }
        }
        served.addAll(drain(queue, Long.MAX_VALUE / 2));
        return served;
    }

    private static List<Integer> drain(FairQueue<Integer> queue, long now) {
        List<Integer> served = new ArrayList<>();
        while (true) {
            var next = queue.poll(now);
            if (next.isEmpty()) {
                return served;
            }
            served.add(next.get().item().value());
        }
    }
}
