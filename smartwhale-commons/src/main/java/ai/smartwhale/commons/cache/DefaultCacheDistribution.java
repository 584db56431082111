// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.analysis.Mixing;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Ranks nodes by a hash of node and key. */
final class DefaultCacheDistribution implements CacheDistribution {

    private static final SyncLimits UNPACED = new SyncLimits(16, 1_000_000, Duration.ZERO);

    /** The bits that {@link Mixing#unit} takes no account of, so that both ways of ranking agree. */
    private static final int RANK_SHIFT = 12;

    private final CacheNode[] nodes;
    private final long[] seeds;
    private final double[] weights;
    private final boolean equalWeights;

    DefaultCacheDistribution(Collection<CacheNode> given) {
        InvalidValueException.requirePresent("nodes", given);
        InvalidValueException.requireRange("nodes", given.size(), 1, MOST_NODES);
        nodes = given.stream().sorted(Comparator.comparing(CacheNode::id)).toArray(CacheNode[]::new);
        seeds = new long[nodes.length];
        weights = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            if (i > 0 && nodes[i].id().equals(nodes[i - 1].id())) {
                throw new InvalidValueException("nodes", nodes[i].id(), "ids that differ");
            }
            seeds[i] = Mixing.ofText(nodes[i].id());
            weights[i] = nodes[i].weight();
        }
        equalWeights = given.stream().mapToDouble(CacheNode::weight).distinct().count() == 1;
    }

    @Override
    public List<CacheNode> nodes() {
        return List.of(nodes);
    }

    @Override
    public CacheNode nodeOf(CacheKey key) {
        InvalidValueException.requirePresent("key", key);
        long hash = KeyHashes.of(key);
        return nodes[equalWeights ? highestHash(hash) : highestScore(hash)];
    }

    /** Of equal weights the hash itself has the order of the score, for a third of the time. */
    private int highestHash(long hash) {
        int best = 0;
        long highest = -1;
        for (int i = 0; i < seeds.length; i++) {
            long rank = Mixing.mix(hash ^ seeds[i]) >>> RANK_SHIFT;
            if (rank > highest) {
                highest = rank;
                best = i;
            }
        }
        return best;
    }

    private int highestScore(long hash) {
        int best = 0;
        double highest = -1;
        for (int i = 0; i < seeds.length; i++) {
            double score = score(hash, i);
            if (score > highest) {
                highest = score;
                best = i;
            }
        }
        return best;
    }

    private double score(long hash, int node) {
        double unit = Mixing.unit(Mixing.mix(hash ^ seeds[node]));
        return equalWeights ? unit : -weights[node] / Math.log(unit);
    }

    @Override
    public List<CacheNode> nodesOf(CacheKey key, int replicas) {
        InvalidValueException.requireRange("replicas", replicas, 1, Integer.MAX_VALUE);
        if (replicas == 1) {
            return List.of(nodeOf(key));
        }
        long hash = KeyHashes.of(key);
        List<Integer> ranked = new ArrayList<>(nodes.length);
        double[] scores = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            ranked.add(i);
            scores[i] = score(hash, i);
        }
        ranked.sort(Comparator.comparingDouble((Integer i) -> -scores[i]));
        return ranked.stream().limit(replicas).map(i -> nodes[i]).toList();
    }

    @Override
    public DistributionPlan distribute(Collection<CacheKey> keys) {
        return distribute(keys, 1);
    }

    @Override
    public DistributionPlan distribute(Collection<CacheKey> keys, int replicas) {
        InvalidValueException.requirePresent("keys", keys);
        Map<CacheNode, List<CacheKey>> plan = new LinkedHashMap<>();
        for (CacheNode node : nodes) {
            plan.put(node, new ArrayList<>());
        }
        for (CacheKey key : keys) {
            for (CacheNode node : nodesOf(key, replicas)) {
                plan.computeIfAbsent(node, n -> new ArrayList<>()).add(key);
            }
        }
        return new DistributionPlan(plan, replicas);
    }

    @Override
    public RebalancePlan rebalance(DistributionPlan current, Collection<CacheNode> newNodes) {
        InvalidValueException.requirePresent("current", current);
        return Rebalancing.plan(current, CacheDistribution.create(newNodes));
    }

    @Override
    public CompletableFuture<DistributionSyncReport> sync(RebalancePlan plan, KeyMover mover) {
        return new KeySync(plan, mover, UNPACED, (delay, task) -> task.run()).start();
    }

    @Override
    public CompletableFuture<DistributionSyncReport> sync(
            RebalancePlan plan, KeyMover mover, SyncLimits limits, CommonsExecutors executors) {
        InvalidValueException.requirePresent("executors", executors);
        return new KeySync(plan, mover, limits, KeySync.pausing(executors.timer())).start();
    }
}
