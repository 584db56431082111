// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What became of the requests of a workload. Each must end exactly once. */
final class Outcomes {

    private static final long OPEN = -1;
    private static final long DROPPED = -2;

    private final VirtualTime time;
    private final long[] latencies;
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private int open;

    Outcomes(VirtualTime time, int requests) {
        this.time = time;
        this.latencies = new long[requests];
        Arrays.fill(latencies, OPEN);
        this.open = requests;
    }

    void answered(SimulatedRequest request) {
        end(request, time.nanoTime() - request.at());
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
