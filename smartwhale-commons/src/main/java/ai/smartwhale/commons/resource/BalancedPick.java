// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.concurrent.Ticker;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call on its way to a node. */
final class BalancedPick implements LoadBalancer.Pick {

    private final BalancedNode node;
    private final Ticker ticker;
    private final long begunAt;
    private final AtomicBoolean ended = new AtomicBoolean();

    BalancedPick(BalancedNode node, Ticker ticker, long begunAt) {
        this.node = node;
        this.ticker = ticker;
        this.begunAt = begunAt;
        node.begin();
    }

    @Override
    public String node() {
        return node.name();
    }

    @Override
    public void succeeded() {
        end(true);
    }

    @Override
    public void failed() {
        end(false);
    }

    private void end(boolean success) {
        if (ended.compareAndSet(false, true)) {
            long now = ticker.nanoTime();
            node.end(Math.max(0, now - begunAt), success, now);
        }
    }
}
