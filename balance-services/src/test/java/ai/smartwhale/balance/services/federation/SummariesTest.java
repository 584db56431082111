// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The laws of merging, for random summaries, also such as no honest instance makes. */
class SummariesTest {

    private static final int ROUNDS = 300;

    private final Random random = new Random(7);

    private Summaries any() {
        Summaries all = Summaries.NONE;
        for (int i = random.nextInt(5); i >= 0; i--) {
            all = all.merge(Summaries.of(summary()));
        }
        return all;
    }

    /** Few names and numbers, so that there are ties. */
    private InstanceSummary summary() {
        List<ModelSummary> models = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            models.add(model("m" + i));
        }
        return new InstanceSummary(
                "i" + random.nextInt(3),
                random.nextInt(2),
                1 + random.nextInt(3),
                random.nextInt(3),
                random.nextInt(3),
                models);
    }

    private ModelSummary model(String name) {
        TreeMap<Integer, Long> latency = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            latency.put(random.nextInt(LatencySketch.LAST_BUCKET), 1L + random.nextInt(9));
        }
        List<HotKey> keys = random.nextBoolean() ? List.of(new HotKey("k" + random.nextInt(3), 4)) : List.of();
        return new ModelSummary(
                name, random.nextInt(9), random.nextInt(9), random.nextInt(9), 0, new LatencySketch(latency), keys);
    }

    @Test
    void mergingIsCommutativeAssociativeAndIdempotent() {
        for (int i = 0; i < ROUNDS; i++) {
            Summaries a = any();
            Summaries b = any();
            Summaries c = any();
            assertThat(a.merge(b)).isEqualTo(b.merge(a));
            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(a)).isEqualTo(a);
            assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
        }
    }

    @Test
    void whateverOrderAndHoweverOftenTheyArriveEverybodyEndsWithTheSame() {
        for (int i = 0; i < ROUNDS; i++) {
            List<InstanceSummary> said = new ArrayList<>();
            for (int j = 0; j < 10; j++) {
                said.add(summary());
            }
            Summaries expected = said.stream().map(Summaries::of).reduce(Summaries.NONE, Summaries::merge);
            said.addAll(List.copyOf(said.subList(0, 5)));
            Collections.shuffle(said, random);
            assertThat(said.stream().map(Summaries::of).reduce(Summaries.NONE, Summaries::merge))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aModelsTotalIsTheSumOverInstances() {
        Summaries two = Summaries.of(instance("a", 3)).merge(Summaries.of(instance("b", 4)));
        assertThat(two.total("m")).map(ModelSummary::used).contains(7L);
        assertThat(two.totals()).containsOnlyKeys("m");
        assertThat(two.total("m")).contains(two.totals().get("m"));
        assertThat(two.total("unknown")).isEmpty();
        assertThat(two.without(List.of("a")).total("m")).map(ModelSummary::used).contains(4L);
    }

    private static InstanceSummary instance(String name, long used) {
        ModelSummary model = new ModelSummary("m", 0, 0, used, 0, LatencySketch.NONE, List.of());
        return new InstanceSummary(name, 0, 1, 0, 0, List.of(model));
    }

    @Test
    void sketchesOfSeveralInstancesTellTheQuantileOfAll() {
        LatencySketch all = LatencySketch.NONE;
        List<Long> exact = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long micros = (long) Math.exp(random.nextDouble() * 12);
            exact.add(micros);
            TreeMap<Integer, Long> one = new TreeMap<>();
            one.put(LatencySketch.bucket(Duration.ofNanos(micros * 1_000)), 1L);
            all = all.merge(new LatencySketch(one));
        }
        Collections.sort(exact);
        for (double share : new double[] {0.1, 0.5, 0.9, 0.99}) {
            double truth = exact.get((int) (share * 2_000) - 1);
            double seen = all.quantile(share).orElseThrow().toNanos() / 1e3;
            // Small times are whole microseconds, which is coarser than a bucket.
            assertThat(seen).isBetween(0.9 * truth - 1, 1.1 * truth + 1);
        }
        assertThat(LatencySketch.NONE.quantile(0.5)).isEmpty();
    }

    @Test
    void theHottestKeysAreAmongThoseThatAreKept() {
        TopKeys keys = new TopKeys(32);
        for (int i = 0; i < 10_000; i++) {
            keys.add(i % 3 == 0 ? "hot" : i % 7 == 0 ? "warm" : "cold" + random.nextInt(5_000));
        }
        assertThat(keys.top(2)).extracting(HotKey::key).containsExactly("hot", "warm");
        assertThat(keys.top(1).get(0).count()).isGreaterThanOrEqualTo(3_333);
    }
}
