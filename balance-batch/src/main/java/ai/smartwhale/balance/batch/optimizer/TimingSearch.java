// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.balance.batch.optimizer.TimingPlan.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Finds the lowest level at which earliest deadline first places all work. */
final class TimingSearch {

    private static final int HALVINGS = 60;
    private static final double ROUNDING = 1e-9;

    private final List<ForecastSlot> slots;
    private final Duration service;

    TimingSearch(List<ForecastSlot> slots, Duration service) {
        this.slots = slots;
        this.service = service;
    }

    /** A piece with the slots in which it may begin. */
    private record Candidate(DeferrableWork work, int first, int last) {}

    /** Where a piece is put. */
    private record Choice(Candidate candidate, int slot) {}

    TimingPlan plan(List<DeferrableWork> work) {
        List<Candidate> movable = new ArrayList<>();
        List<Placement> placements = new ArrayList<>();
        for (DeferrableWork piece : work) {
            Candidate candidate = candidate(piece);
            if (candidate.first <= candidate.last) {
                movable.add(candidate);
            } else {
                boolean inTime = !piece.earliest().plus(service).isAfter(piece.deadline());
                placements.add(new Placement(piece, piece.earliest(), inTime));
            }
        }
        movable.sort(Comparator.comparingInt(Candidate::first).thenComparing(one -> one.work.deadline()));
        double[] loads = slots.stream().mapToDouble(ForecastSlot::load).toArray();
        for (Choice choice : search(movable)) {
            ForecastSlot slot = slots.get(choice.slot);
            DeferrableWork piece = choice.candidate.work;
            loads[choice.slot] += piece.cost();
            Instant start = piece.earliest().isAfter(slot.start()) ? piece.earliest() : slot.start();
            placements.add(new Placement(piece, start, true));
        }
        placements.sort(Comparator.comparing(Placement::start));
        double peak = 0;
        for (double load : loads) {
            peak = Math.max(peak, load);
        }
        return new TimingPlan(placements, peak);
    }

    private Candidate candidate(DeferrableWork piece) {
        Instant latest = piece.deadline().minus(service);
        if (latest.isBefore(piece.earliest())) {
            return new Candidate(piece, 0, -1);
        }
        return new Candidate(piece, firstEndingAfter(piece.earliest()), lastStartingBy(latest));
    }

    private int firstEndingAfter(Instant time) {
        int low = 0;
        int high = slots.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slots.get(middle).end().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int lastStartingBy(Instant time) {
        int low = -1;
        int high = slots.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (slots.get(middle).start().isAfter(time)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private List<Choice> search(List<Candidate> movable) {
        double low = 0;
        double high = slots.stream().mapToDouble(ForecastSlot::load).max().orElse(0)
                + movable.stream()
                        .mapToDouble(candidate -> candidate.work.cost())
                        .sum();
        List<Choice> best = place(movable, high * (1 + ROUNDING)).orElseThrow();
        for (int i = 0; i < HALVINGS && high - low > ROUNDING * high; i++) {
            double level = (low + high) / 2;
            Optional<List<Choice>> found = place(movable, level);
            if (found.isPresent()) {
                high = level;
                best = found.orElseThrow();
            } else {
                low = level;
            }
        }
        return best;
    }

    /** Empty where it does not fit below the level. */
    private Optional<List<Choice>> place(List<Candidate> movable, double level) {
        PriorityQueue<Candidate> waiting =
                new PriorityQueue<>(Comparator.comparingInt(Candidate::last).thenComparing(one -> one.work.deadline()));
        List<Choice> choices = new ArrayList<>(movable.size());
        int next = 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            for (; next < movable.size() && movable.get(next).first == slot; next++) {
                waiting.add(movable.get(next));
            }
            double room = level - slots.get(slot).load();
            Candidate urgent = waiting.peek();
            for (; urgent != null && urgent.work.cost() <= room; urgent = waiting.peek()) {
                choices.add(new Choice(waiting.remove(), slot));
                room -= urgent.work.cost();
            }
            if (urgent != null && urgent.last <= slot) {
                return Optional.empty();
            }
        }
        return Optional.of(choices);
    }
}
