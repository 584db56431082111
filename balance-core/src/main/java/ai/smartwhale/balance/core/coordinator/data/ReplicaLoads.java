// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How many use each replica and how slow it is. Guarded by the lock of its owner. */
final class ReplicaLoads {

    private final DataCoordinatorConfig config;
    private final RandomGenerator random;
    // In the order of use.
    private final Map<SyncLocation, Load> loads = new LinkedHashMap<>();

    private static final class Load {
        int inFlight;
        /** Negative while nothing is known. */
        double latency = -1;
    }

    ReplicaLoads(DataCoordinatorConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** The better one of two, which is in use from now on. */
    SyncLocation take(List<SyncLocation> replicas) {
        int size = replicas.size();
        SyncLocation first = replicas.get(random.nextInt(size));
        if (size > 1) {
            int other = random.nextInt(size - 1);
            SyncLocation second = replicas.get(other >= replicas.indexOf(first) ? other + 1 : other);
            first = cost(second, replicas) < cost(first, replicas) ? second : first;
        }
        used(first).inFlight++;
        return first;
    }

    /** What one more would wait for. A replica of which nothing is known counts as the mean of the others. */
    private double cost(SyncLocation replica, List<SyncLocation> replicas) {
        double known = latency(replica);
        double latency = known >= 0
                ? known
                : replicas.stream()
                        .mapToDouble(this::latency)
                        .filter(other -> other >= 0)
                        .average()
                        .orElse(1);
        return (inFlight(replica) + 1) * Math.max(1, latency);
    }

    private double latency(SyncLocation replica) {
        @Nullable Load load = loads.get(replica);
        return load == null ? -1 : load.latency;
    }

    int inFlight(SyncLocation replica) {
        @Nullable Load load = loads.get(replica);
        return load == null ? 0 : load.inFlight;
    }

    private Load used(SyncLocation replica) {
        @Nullable Load load = loads.remove(replica);
        if (load == null) {
            makeRoom();
            load = new Load();
        }
        loads.put(replica, load);
        return load;
    }

    /** Those in use stay: there are no more of them than leases and transfers. */
    private void makeRoom() {
        if (loads.size() >= config.maxReplicas()) {
            loads.entrySet().stream()
                    .filter(entry -> entry.getValue().inFlight == 0)
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .ifPresent(loads::remove);
        }
    }

    void giveBack(SyncLocation replica) {
        @Nullable Load load = loads.get(replica);
        if (load != null && load.inFlight > 0) {
            load.inFlight--;
        }
    }

    void took(SyncLocation replica, long nanos) {
        @Nullable Load load = loads.get(replica);
        if (load != null) {
            load.latency = load.latency < 0 ? nanos : load.latency + config.smoothing() * (nanos - load.latency);
        }
    }

    /** One that fails counts as twice as slow, and at least as a second. */
    void failed(SyncLocation replica) {
        took(replica, (long) Math.max(1e9, 2 * latency(replica)));
    }
}
