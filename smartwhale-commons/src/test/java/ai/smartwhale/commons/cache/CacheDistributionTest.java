// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheDistributionTest {

    private static final int KEYS = 200_000;
    private static final List<CacheKey> MANY = IntStream.range(0, KEYS)
            .mapToObj(i -> CacheKey.of("answers", "model-" + i % 7 + "/request-" + i))
            .toList();

    private static List<CacheNode> nodes(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> CacheNode.of("10.0.0." + i + ":6379"))
                .toList());
    }

    private static List<CacheKey> randomKeys(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> CacheKey.of("n" + random.nextInt(4), Long.toString(random.nextLong(), 36)))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 50})
    void addingANodeMovesOnlyItsShareAndOnlyToIt(int count) {
        CacheDistribution before = CacheDistribution.create(nodes(count));
        RebalancePlan plan = before.rebalance(before.distribute(MANY), nodes(count + 1));

        CacheNode added = nodes(count + 1).get(count);
        assertThat(plan.keys()).isEqualTo(KEYS);
        assertThat(plan.movedShare()).isBetween(0.93 / (count + 1), 1.05 / (count + 1));
        assertThat(plan.moves()).allMatch(move -> move.to().equals(added) && !move.keepAtSource());
        assertThat(plan.moves()).allMatch(move -> before.nodeOf(move.key()).equals(move.from()));
    }

    @Test
    void removingANodeMovesOnlyWhatItHad() {
        CacheDistribution before = CacheDistribution.create(nodes(10));
        DistributionPlan plan = before.distribute(MANY);
        CacheNode gone = nodes(10).get(4);
        List<CacheNode> left = nodes(10);
        left.remove(gone);

        RebalancePlan moves = before.rebalance(plan, left);

        assertThat(moves.moves()).hasSize(plan.keys().get(gone).size());
        assertThat(moves.moves()).allMatch(move -> move.from().equals(gone));
    }

    @Test
    void tenEqualNodesAreEquallyFull() {
        assertThat(CacheDistribution.create(nodes(10)).distribute(MANY).imbalance())
                .isBetween(1.0, 1.06);
    }

    @Test
    void keysWithSequentialIdsAreSpreadAsWell() {
        List<CacheKey> plain = IntStream.range(0, KEYS)
                .mapToObj(i -> CacheKey.of("n", Integer.toString(i)))
                .toList();
        assertThat(CacheDistribution.create(nodes(10)).distribute(plain).imbalance())
                .isLessThan(1.06);
    }

    @Test
    void nodesAreFullInProportionToTheirWeights() {
        List<CacheNode> weighted = List.of(
                new CacheNode("small", 0.5), new CacheNode("one", 1), new CacheNode("two", 2), new CacheNode("six", 6));
        DistributionPlan plan = CacheDistribution.create(weighted).distribute(MANY);
        plan.keys()
                .forEach((node, keys) -> assertThat(keys.size() / (double) KEYS)
                        .isBetween(node.weight() / 9.5 * 0.97, node.weight() / 9.5 * 1.03));
        assertThat(plan.imbalance()).isLessThan(1.05);
    }

    @Test
    void aHeavierNodeOnlyGainsKeys() {
        List<CacheNode> heavier = nodes(5);
        heavier.set(2, new CacheNode(heavier.get(2).id(), 2));
        CacheDistribution before = CacheDistribution.create(nodes(5));

        RebalancePlan plan = before.rebalance(before.distribute(MANY), heavier);

        assertThat(plan.moves()).isNotEmpty().allMatch(move -> move.to().equals(heavier.get(2)));
        assertThat(plan.movedShare()).isBetween(2 / 6.0 - 1 / 5.0 - 0.01, 2 / 6.0 - 1 / 5.0 + 0.01);
    }

    @Test
    void equalWeightsSpreadKeysAlikeWhateverTheyAre() {
        List<CacheNode> thirds =
                nodes(7).stream().map(node -> new CacheNode(node.id(), 1 / 3.0)).toList();
        CacheDistribution ones = CacheDistribution.create(nodes(7));
        CacheDistribution others = CacheDistribution.create(thirds);
        for (CacheKey key : randomKeys(3, 5_000)) {
            assertThat(others.nodeOf(key).id()).isEqualTo(ones.nodeOf(key).id());
        }
    }

    @Test
    void theOrderOfNodesIsOfNoImportance() {
        List<CacheNode> weighted = new ArrayList<>(nodes(6));
        weighted.add(new CacheNode("heavy", 3));
        CacheDistribution one = CacheDistribution.create(weighted);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(weighted, new Random(round));
            CacheDistribution other = CacheDistribution.create(weighted);
            for (CacheKey key : randomKeys(round, 200)) {
                assertThat(other.nodesOf(key, 3)).isEqualTo(one.nodesOf(key, 3));
            }
        }
    }

    /** Other instances may run another version of this code: the choice is a contract. */
    @Test
    void theChoiceNeverChanges() {
        CacheDistribution distribution = CacheDistribution.create(nodes(5));
        List<String> chosen = List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
                .map(id -> distribution.nodeOf(CacheKey.of("ns", id)).id().substring(7, 8))
                .toList();
        assertThat(chosen).isEqualTo(List.of("20133041".split("")));
    }

    @Test
    void replicasLieOnDifferentNodesAndBeginWithTheOwner() {
        CacheDistribution distribution = CacheDistribution.create(nodes(4));
        for (CacheKey key : randomKeys(5, 1_000)) {
            List<CacheNode> three = distribution.nodesOf(key, 3);
            assertThat(three).hasSize(3).doesNotHaveDuplicates();
            assertThat(three.get(0)).isEqualTo(distribution.nodeOf(key));
            assertThat(distribution.nodesOf(key, 9)).hasSize(4).startsWith(three.toArray(CacheNode[]::new));
        }
    }

    @Test
    void carryingOutAnyPlanLeadsToWhereKeysBelong() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int replicas = 1 + random.nextInt(3);
            List<CacheKey> keys = randomKeys(seed, 300);
            CacheDistribution before = CacheDistribution.create(someNodes(random));
            DistributionPlan plan = before.distribute(keys, replicas);
            List<CacheNode> after = someNodes(random);

            RebalancePlan moves = before.rebalance(plan, after);

            Map<String, HashSet<CacheKey>> held = held(plan);
            for (KeyMove move : moves.moves()) {
                assertThat(held.get(move.from().id()))
                        .as("seed %d: %s", seed, move)
                        .contains(move.key());
                held.computeIfAbsent(move.to().id(), id -> new HashSet<>()).add(move.key());
            }
            moves.moves().stream()
                    .filter(move -> !move.keepAtSource())
                    .forEach(move -> held.get(move.from().id()).remove(move.key()));
            Map<String, HashSet<CacheKey>> wanted =
                    held(CacheDistribution.create(after).distribute(keys, replicas));
            boolean enough = before.nodes().size() >= replicas;
            wanted.forEach((node, belonging) -> {
                assertThat(held.getOrDefault(node, new HashSet<>())).containsAll(belonging);
                if (enough) {
                    assertThat(held.getOrDefault(node, new HashSet<>())).hasSameSizeAs(belonging);
                }
            });
        }
    }

    private static List<CacheNode> someNodes(Random random) {
        List<CacheNode> chosen = new ArrayList<>();
        for (CacheNode node : nodes(8)) {
            if (random.nextBoolean()) {
                chosen.add(random.nextInt(3) == 0 ? new CacheNode(node.id(), 1 + random.nextInt(3)) : node);
            }
        }
        return chosen.isEmpty() ? nodes(1) : chosen;
    }

    private static Map<String, HashSet<CacheKey>> held(DistributionPlan plan) {
        Map<String, HashSet<CacheKey>> held = new HashMap<>();
        plan.keys().forEach((node, keys) -> held.put(node.id(), new HashSet<>(keys)));
        return held;
    }

    @Test
    void findingTheNodeOfAKeyAllocatesNothing() {
        CacheKey key = CacheKey.of("answers", "some id");
        CacheDistribution equal = CacheDistribution.create(nodes(10));
        CacheDistribution weighted = CacheDistribution.create(List.of(new CacheNode("a", 1), new CacheNode("b", 2)));
        int[] sink = new int[1];
        assertThat(Allocations.perRun(() -> {
                    sink[0] += equal.nodeOf(key).id().length();
                    sink[0] += weighted.nodeOf(key).id().length();
                }))
                .isLessThan(1);
    }

    @Test
    void refusesWhatIsNoSetOfNodes() {
        assertThatThrownBy(() -> CacheDistribution.create(List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CacheDistribution.create(List.of(CacheNode.of("a"), new CacheNode("a", 2))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("ids that differ");
        assertThatThrownBy(() -> CacheNode.of(" ")).isInstanceOf(InvalidValueException.class);
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 2e6}) {
            assertThatThrownBy(() -> new CacheNode("a", weight))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("weight");
        }
        CacheDistribution one = CacheDistribution.create(nodes(1));
        assertThatThrownBy(() -> one.nodesOf(CacheKey.of("n", "a"), 0)).isInstanceOf(InvalidValueException.class);
    }
}
