// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Reads its nodes from an array that is replaced when one comes or goes. */
final class DefaultLoadBalancer implements LoadBalancer {

    private final LoadBalancerConfig config;
    private final Ticker ticker;
    private final IntUnaryOperator random;
    private volatile BalancedNode[] nodes = {};

    DefaultLoadBalancer(LoadBalancerConfig config, Ticker ticker, IntUnaryOperator random) {
        this.config = config;
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public Optional<Pick> pick() {
        BalancedNode[] all = nodes;
        if (all.length == 0) {
            return Optional.empty();
        }
        long now = ticker.nanoTime();
        return Optional.of(new BalancedPick(choose(all, now), ticker, now));
    }

    private BalancedNode choose(BalancedNode[] all, long now) {
        if (all.length == 1) {
            return all[0];
        }
        int first = random.applyAsInt(all.length);
        int second = random.applyAsInt(all.length - 1);
        // Of the others only: drawing the same node twice would be no choice.
        BalancedNode a = all[first];
        BalancedNode b = all[second >= first ? second + 1 : second];
        return a.load(now) <= b.load(now) ? a : b;
    }

    @Override
    public synchronized boolean addNode(String node) {
        InvalidValueException.requireText("node", node);
        List<BalancedNode> all = new ArrayList<>(List.of(nodes));
        if (all.stream().anyMatch(n -> n.name().equals(node))) {
            return false;
        }
        LimitExceededException.requireAtMost("nodes", all.size() + 1L, config.maxNodes());
        all.add(new BalancedNode(node, config, ticker.nanoTime()));
        nodes = all.toArray(BalancedNode[]::new);
        return true;
    }

    @Override
    public synchronized boolean removeNode(String node) {
        InvalidValueException.requireText("node", node);
        List<BalancedNode> all = new ArrayList<>(List.of(nodes));
        boolean removed = all.removeIf(n -> n.name().equals(node));
        nodes = all.toArray(BalancedNode[]::new);
        return removed;
    }

    @Override
    public List<NodeLoad> nodes() {
        long now = ticker.nanoTime();
        return List.of(nodes).stream().map(node -> node.snapshot(now)).toList();
    }
}
