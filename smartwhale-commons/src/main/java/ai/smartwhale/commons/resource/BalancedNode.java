// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node with its smoothed latency. The older the last call, the more its latency fades towards that of an unused node:
 * so a node that was punished is tried again after a while.
 */
final class BalancedNode {

    private final String name;
    private final double decayNanos;
    private final double firstNanos;
    private final double penaltyNanos;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Smoothed smoothed;

    /** The latency as of a moment; all of it changes together. */
    private record Smoothed(double nanos, long at, boolean measured) {}

    BalancedNode(String name, LoadBalancerConfig config, long now) {
        this.name = name;
        this.decayNanos = config.decay().toNanos();
        this.firstNanos = config.firstLatency().toNanos();
        this.penaltyNanos = config.failurePenalty().toNanos();
        this.smoothed = new Smoothed(firstNanos, now, false);
    }

    String name() {
        return name;
    }

    void begin() {
        inFlight.incrementAndGet();
    }

    double load(long now) {
        return latency(smoothed, now) * (inFlight.get() + 1);
    }

    private double latency(Smoothed state, long now) {
        double kept = Math.exp(-Math.max(0, now - state.at()) / decayNanos);
        return firstNanos + (state.nanos() - firstNanos) * kept;
    }

    /** A failure counts in full at once, for a node that refuses quickly would otherwise look like the best of all. */
    void end(long latencyNanos, boolean success, long now) {
        inFlight.decrementAndGet();
        synchronized (this) {
            smoothed = success ? afterSuccess(latencyNanos, now) : afterFailure(latencyNanos, now);
        }
    }

    private Smoothed afterFailure(long latencyNanos, long now) {
        double sample = Math.max(latencyNanos, penaltyNanos);
        return new Smoothed(Math.max(sample, latency(smoothed, now)), now, true);
    }

    private Smoothed afterSuccess(long latencyNanos, long now) {
        Smoothed before = smoothed;
        if (!before.measured()) {
            return new Smoothed(latencyNanos, now, true);
        }
        double kept = Math.exp(-Math.max(0, now - before.at()) / decayNanos);
        return new Smoothed(before.nanos() * kept + latencyNanos * (1 - kept), now, true);
    }

    LoadBalancer.NodeLoad snapshot(long now) {
        return new LoadBalancer.NodeLoad(name, Duration.ofNanos((long) latency(smoothed, now)), inFlight.get());
    }
}
