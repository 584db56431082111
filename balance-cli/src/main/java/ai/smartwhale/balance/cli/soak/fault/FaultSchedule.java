// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Which faults happen when: one after the other with calm between them, each kind once before any happens again. The
 * same seed, length and kinds lead to the same schedule. Before the first and after the last fault there is calm, from
 * which the others are told apart.
 *
 * @param faults in the order in which they happen
 * @param left kinds for which there is no time
 */
public record FaultSchedule(List<PlannedFault> faults, Set<FaultKind> left) {

    private static final Duration LONGEST_CALM = Duration.ofSeconds(60);
    private static final double CALM = 0.15;
    private static final Duration SHORTEST_SLOT = Duration.ofSeconds(8);
    private static final Duration LONGEST_SLOT = Duration.ofSeconds(45);
    private static final int DRAWS = 1_000;

    /** Copies the collections. */
    public FaultSchedule {
        faults = List.copyOf(faults);
        left = Set.copyOf(left);
    }

    /**
     * Plans.
     *
     * @param seed where chance begins
     * @param length how long the soak lasts
     * @param kinds what may go wrong; nothing goes wrong where there are none
     * @return the schedule
     */
    public static FaultSchedule plan(long seed, Duration length, Collection<FaultKind> kinds) {
        if (kinds.isEmpty()) {
            return new FaultSchedule(List.of(), Set.of());
        }
        List<FaultKind> order = new ArrayList<>(EnumSet.copyOf(kinds));
        Duration calm = min(LONGEST_CALM, Duration.ofMillis((long) (length.toMillis() * CALM)));
        long room = length.minus(calm.multipliedBy(2)).toMillis();
        long slot = Math.max(SHORTEST_SLOT.toMillis(), Math.min(LONGEST_SLOT.toMillis(), room / order.size()));
        int slots = (int) (room / slot);
        Random random = new Random(seed);
        List<PlannedFault> planned = new ArrayList<>();
        Set<FaultKind> left = EnumSet.copyOf(order);
        for (int i = 0; i < slots; i++) {
            if (i % order.size() == 0) {
                Collections.shuffle(order, random);
            }
            FaultKind kind = order.get(i % order.size());
            left.remove(kind);
            planned.add(fault(kind, calm.toMillis() + i * slot, slot, random));
        }
        return new FaultSchedule(planned, left);
    }

    /** Begins in the first tenth of its slot and lasts for a quarter to two fifths of it; then comes calm. */
    private static PlannedFault fault(FaultKind kind, long from, long slot, Random random) {
        long start = from + (long) (slot * 0.1 * random.nextDouble());
        long length = (long) (slot * (0.25 + 0.15 * random.nextDouble()));
        return new PlannedFault(kind, Duration.ofMillis(start), Duration.ofMillis(length), random.nextInt(DRAWS));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
