// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Places workloads, the largest first, each on the least busy device that it fits on. A device that does not tell how
 * busy it is comes after all that do.
 */
final class GpuPlacement {

    private GpuPlacement() {}

    /** A device while it is filled. */
    static final class Room {
        final String device;
        final long total;
        private long free;
        final boolean busyUnknown;
        private double utilization;

        Room(String device, long total, long free, OptionalDouble utilization) {
            this.device = device;
            this.total = total;
            this.free = free;
            this.busyUnknown = utilization.isEmpty();
            this.utilization = utilization.orElse(0);
        }
    }

    static PlacementPlan plan(List<GpuWorkload> workloads, List<Room> rooms, double targetUtilization) {
        List<GpuWorkload> largestFirst = new ArrayList<>(workloads);
        largestFirst.sort(Comparator.comparingLong(GpuWorkload::bytes)
                .thenComparingDouble(GpuWorkload::utilization)
                .reversed());
        Map<String, String> placed = new LinkedHashMap<>();
        Map<String, DenialReason> unplaced = new LinkedHashMap<>();
        for (GpuWorkload workload : largestFirst) {
            Optional<Room> best = rooms.stream()
                    .filter(room -> room.free >= workload.bytes()
                            && room.utilization + workload.utilization() <= targetUtilization + 1e-9)
                    .min(Comparator.comparing((Room room) -> room.busyUnknown)
                            .thenComparingDouble(room -> room.utilization)
                            .thenComparingLong(room -> room.free));
            best.ifPresent(room -> {
                room.free -= workload.bytes();
                room.utilization += workload.utilization();
                placed.put(workload.name(), room.device);
            });
            if (best.isEmpty()) {
                unplaced.put(workload.name(), reason(workload, rooms, targetUtilization));
            }
        }
        Map<String, Double> utilization = new LinkedHashMap<>();
        rooms.forEach(room -> utilization.put(room.device, Math.min(1, room.utilization)));
        return new PlacementPlan(placed, utilization, unplaced);
    }

    private static DenialReason reason(GpuWorkload workload, List<Room> rooms, double target) {
        if (rooms.isEmpty()) {
            return DenialReason.NO_GPU;
        }
        boolean never = workload.utilization() > target || rooms.stream().allMatch(r -> workload.bytes() > r.total);
        return never ? DenialReason.TOO_LARGE : DenialReason.NO_CAPACITY;
    }
}
