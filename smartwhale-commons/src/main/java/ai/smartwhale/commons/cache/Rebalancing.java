// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares where keys are with where they belong. */
final class Rebalancing {

    private Rebalancing() {}

    static RebalancePlan plan(DistributionPlan current, CacheDistribution target) {
        Map<String, CacheNode> staying = new HashMap<>();
        target.nodes().forEach(node -> staying.put(node.id(), node));
        List<KeyMove> moves = new ArrayList<>();
        Map<CacheKey, List<CacheNode>> holders = holders(current);
        holders.forEach((key, held) -> addMoves(key, held, target.nodesOf(key, current.replicas()), staying, moves));
        return new RebalancePlan(target, moves, holders.size());
    }

    private static Map<CacheKey, List<CacheNode>> holders(DistributionPlan current) {
        Map<CacheKey, List<CacheNode>> holders = new LinkedHashMap<>();
        current.keys()
                .forEach((node, keys) -> keys.forEach(key ->
                        holders.computeIfAbsent(key, k -> new ArrayList<>(1)).add(node)));
        return holders;
    }

    /**
     * Every new holder takes over from one that stays but loses the key. Where there is none, it takes a copy from one
     * that keeps it, and only then from one that goes. If there are more new holders than that, because there were
     * fewer nodes than replicas, one that loses the key goes on having it, as moves of one key may run at the same
     * time.
     */
    private static void addMoves(
            CacheKey key,
            List<CacheNode> held,
            List<CacheNode> wanted,
            Map<String, CacheNode> staying,
            List<KeyMove> moves) {
        Set<String> wantedIds = ids(wanted);
        Set<String> heldIds = ids(held);
        List<CacheNode> losing = new ArrayList<>();
        List<CacheNode> keeping = new ArrayList<>();
        List<CacheNode> going = new ArrayList<>();
        for (CacheNode node : held) {
            CacheNode stays = staying.get(node.id());
            if (stays == null) {
                going.add(node);
            } else {
                (wantedIds.contains(node.id()) ? keeping : losing).add(stays);
            }
        }
        List<CacheNode> missing =
                wanted.stream().filter(node -> !heldIds.contains(node.id())).toList();
        if (keeping.isEmpty() && going.isEmpty() && losing.size() < missing.size()) {
            keeping.add(losing.remove(0));
        }
        boolean shared = missing.size() - losing.size() > 1;
        for (CacheNode node : missing) {
            if (!losing.isEmpty()) {
                moves.add(new KeyMove(key, losing.remove(losing.size() - 1), node, false));
            } else if (!keeping.isEmpty()) {
                moves.add(new KeyMove(key, keeping.get(0), node, true));
            } else {
                moves.add(new KeyMove(key, going.get(0), node, shared));
            }
        }
    }

    private static Set<String> ids(List<CacheNode> nodes) {
        return nodes.stream().map(CacheNode::id).collect(Collectors.toSet());
    }
}
