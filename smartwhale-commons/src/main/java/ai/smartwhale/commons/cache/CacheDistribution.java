// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Says which node has which key, such that every instance says the same without asking anybody, and that few keys move
 * when nodes come or go. This is rendezvous hashing (Thaler and Ravishankar, "Using name-based mappings to increase hit
 * rates", IEEE/ACM Transactions on Networking 6(1), 1998), weighted by the logarithmic method: a key belongs to the
 * node with the largest {@code -weight / ln(hash of key and node)} (Schindelhauer and Schomaker, "Weighted distributed
 * hash tables", SPAA 2005). When a node is added, keys move to it and between no others.
 *
 * <p>Immutable. The order in which nodes are given is of no importance.
 */
public interface CacheDistribution {

    /** The most nodes of one distribution. */
    int MOST_NODES = 1_024;

    /**
     * Spreads keys over nodes.
     *
     * @param nodes 1 to 1,024 nodes with different ids
     * @return the distribution
     * @throws InvalidValueException if there are no nodes, too many, or two with the same id
     */
    static CacheDistribution create(Collection<CacheNode> nodes) {
        return new DefaultCacheDistribution(nodes);
    }

    /**
     * The nodes.
     *
     * @return sorted by id
     */
    List<CacheNode> nodes();

    /**
     * The node of a key. Allocates nothing; takes time linear in the number of nodes.
     *
     * @param key the key
     * @return its node
     */
    CacheNode nodeOf(CacheKey key);

    /**
     * The nodes of a key that lies on several.
     *
     * @param key the key
     * @param replicas on how many, 1 or more
     * @return as many nodes or, if there are fewer, all; the first is {@link #nodeOf}
     * @throws InvalidValueException if fewer than 1 are asked for
     */
    List<CacheNode> nodesOf(CacheKey key, int replicas);

    /**
     * Says for many keys where they belong.
     *
     * @param keys the keys, each once
     * @return the keys of each node
     */
    DistributionPlan distribute(Collection<CacheKey> keys);

    /**
     * Says for many keys where they and their copies belong.
     *
     * @param keys the keys, each once
     * @param replicas on how many nodes each lies, 1 or more
     * @return the keys of each node
     * @throws InvalidValueException if fewer than 1 replicas are asked for
     */
    DistributionPlan distribute(Collection<CacheKey> keys, int replicas);

    /**
     * Says what has to move for other nodes to take over.
     *
     * @param current where the keys are, as {@link #distribute} said
     * @param nodes the nodes from now on; a node is the same if its id is
     * @return the moves; values are taken from nodes that stay where there is one
     * @throws InvalidValueException if there are no nodes, too many, or two with the same id
     */
    RebalancePlan rebalance(DistributionPlan current, Collection<CacheNode> nodes);

    /**
     * Carries out a plan, 16 moves at a time and without pauses, on the threads that complete the moves.
     *
     * @param plan the plan
     * @param mover moves one key
     * @return what came of it, also where moves failed: those can be tried again. Cancelling it starts no more moves
     */
    CompletableFuture<DistributionSyncReport> sync(RebalancePlan plan, KeyMover mover);

    /**
     * Carries out a plan in batches with pauses between them.
     *
     * @param plan the plan
     * @param mover moves one key
     * @param limits how fast
     * @param executors whose timer ends the pauses
     * @return what came of it, also where moves failed: those can be tried again. Cancelling it starts no more moves
     */
    CompletableFuture<DistributionSyncReport> sync(
            RebalancePlan plan, KeyMover mover, SyncLimits limits, CommonsExecutors executors);
}
