// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.balance.services.loop.Decision;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the requests of a workload. Each must end exactly once. */
final class Outcomes {

    private static final long OPEN = -1;
    private static final long DROPPED = -2;

    private final VirtualTime time;
    private final long[] latencies;
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private int open;
    private long stale;
    private Optional<PrefetchStatistics> prefetch = Optional.empty();
    private final Map<Long, Decision> decisions = new LinkedHashMap<>();

    Outcomes(VirtualTime time, int requests) {
        this.time = time;
        this.latencies = new long[requests];
        Arrays.fill(latencies, OPEN);
        this.open = requests;
    }

    void answered(SimulatedRequest request) {
        end(request, time.nanoTime() - request.at());
    }

    /** The same, by an answer that was too old. */
    void answeredStale(SimulatedRequest request) {
        stale++;
        answered(request);
    }

    /** How many answers were too old. */
    long stale() {
        return stale;
    }

    /** What became of fetching ahead. */
    void prefetched(PrefetchStatistics statistics) {
        prefetch = Optional.of(statistics);
    }

    Optional<PrefetchStatistics> prefetch() {
        return prefetch;
    }

    /** A loop decided, or a decision came into another state. */
    void decided(Decision decision) {
        decisions.put(decision.id(), decision);
    }

    /** All decisions as they came out. */
    List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    void dropped(SimulatedRequest request, DropReason reason) {
        end(request, DROPPED);
        dropped.merge(reason, 1L, Long::sum);
    }

    private void end(SimulatedRequest request, long how) {
        if (latencies[request.number()] != OPEN) {
            throw new IllegalStateException("request " + request.number() + " ended twice");
        }
        latencies[request.number()] = how;
        open--;
    }

    boolean areAllEnded() {
        return open == 0;
    }

    int open() {
        return open;
    }

    boolean isAnswered(SimulatedRequest request) {
        return latencies[request.number()] >= 0;
    }

    /** Of an answered request, in nanoseconds. */
    long latency(SimulatedRequest request) {
        return latencies[request.number()];
    }

    boolean isInTime(SimulatedRequest request) {
        return isAnswered(request)
                && latency(request) <= request.urgency().objective().toNanos();
    }

    Map<DropReason, Long> dropped() {
        return dropped;
    }
}
