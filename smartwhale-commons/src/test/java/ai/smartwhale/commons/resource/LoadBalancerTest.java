// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {

    private static final long MILLI = 1_000_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000 * MILLI);
    private final Random random = new Random(7);
    private final LoadBalancer balancer =
            LoadBalancer.create(LoadBalancerConfig.builder().maxNodes(10).build(), now::get, random::nextInt);

    @Test
    void picksNothingWithoutNodesAndTheOnlyOneThereIs() {
        assertThat(balancer.pick()).isEmpty();
        assertThat(balancer.addNode("a")).isTrue();
        assertThat(balancer.addNode("a")).isFalse();
        assertThat(pick().node()).isEqualTo("a");
        assertThat(balancer.removeNode("a")).isTrue();
        assertThat(balancer.removeNode("a")).isFalse();
        assertThat(balancer.pick()).isEmpty();
    }

    @Test
    void prefersTheFasterOfTwo() {
        balancer.addNode("slow");
        balancer.addNode("fast");
        Map<String, Integer> picks = run(200, Map.of("slow", 50 * MILLI, "fast", 5 * MILLI));
        assertThat(picks.get("fast")).isGreaterThan(190);
    }

    @Test
    void spreadsCallsThatAreOnTheirWay() {
        for (int i = 0; i < 10; i++) {
            balancer.addNode("n" + i);
        }
        for (int i = 0; i < 1_000; i++) {
            pick();
        }
        // Two choices keep the fullest of ten close to the mean; one choice would exceed it by tens.
        assertThat(balancer.nodes())
                .allSatisfy(node -> assertThat(node.inFlight()).isBetween(90, 105))
                .extracting(LoadBalancer.NodeLoad::inFlight)
                .satisfies(
                        all -> assertThat(all.stream().mapToInt(n -> n).sum()).isEqualTo(1_000));
    }

    @Test
    void avoidsANodeThatFailsFastAndTriesItAgainLater() {
        balancer.addNode("broken");
        balancer.addNode("good");
        for (int i = 0; i < 100; i++) {
            LoadBalancer.Pick pick = pick();
            now.addAndGet(pick.node().equals("broken") ? MILLI / 100 : 20 * MILLI);
            if (pick.node().equals("broken")) {
                pick.close();
            } else {
                pick.succeeded();
            }
        }
        assertThat(latency("broken")).isGreaterThan(Duration.ofMillis(700));
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(latency("broken")).isLessThan(Duration.ofMillis(2));
        assertThat(run(50, Map.of("broken", 5 * MILLI, "good", 20 * MILLI)).get("broken"))
                .isGreaterThan(10);
    }

    @Test
    void countsEachCallOnce() {
        balancer.addNode("a");
        LoadBalancer.Pick pick = pick();
        assertThat(balancer.nodes().get(0).inFlight()).isEqualTo(1);
        pick.succeeded();
        pick.failed();
        pick.close();
        assertThat(balancer.nodes().get(0).inFlight()).isZero();
        assertThat(latency("a")).isLessThan(Duration.ofMillis(2));
    }

    @Test
    void losesNoCountUnderManyThreads() throws Exception {
        LoadBalancer shared = LoadBalancer.create(LoadBalancerConfig.defaults());
        for (int i = 0; i < 4; i++) {
            shared.addNode("n" + i);
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int seed = t;
                running.add(threads.submit(() -> {
                    Random own = new Random(seed);
                    for (int i = 0; i < 5_000; i++) {
                        try (LoadBalancer.Pick pick = shared.pick().orElseThrow()) {
                            if (own.nextBoolean()) {
                                pick.succeeded();
                            }
                        }
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(shared.nodes()).allSatisfy(n -> assertThat(n.inFlight()).isZero());
    }

    @Test
    void refusesTooManyNodesAndNamelessOnes() {
        for (int i = 0; i < 10; i++) {
            balancer.addNode("n" + i);
        }
        assertThatThrownBy(() -> balancer.addNode("one more")).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> balancer.addNode(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(
                        () -> LoadBalancerConfig.builder().decay(Duration.ZERO).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("decay");
    }

    private Map<String, Integer> run(int calls, Map<String, Long> latencies) {
        Map<String, Integer> picks = new HashMap<>();
        latencies.keySet().forEach(node -> picks.put(node, 0));
        for (int i = 0; i < calls; i++) {
            LoadBalancer.Pick pick = pick();
            picks.merge(pick.node(), 1, Integer::sum);
            now.addAndGet(latencies.get(pick.node()));
            pick.succeeded();
        }
        return picks;
    }

    private Duration latency(String node) {
        return balancer.nodes().stream()
                .filter(n -> n.node().equals(node))
                .findFirst()
                .orElseThrow()
                .latency();
    }

    private LoadBalancer.Pick pick() {
        return balancer.pick().orElseThrow();
    }
}
