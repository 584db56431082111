// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One level: its busy lines take turns by start-time fair queueing. A turn costs the line's start tag the cost of what
 * was served by the weight of its model; the line with the least start tag is next. A binary heap whose lines know
 * their place.
 */
final class Lane<T> {

    /** After as many turns the tags begin anew, long before a double would lose the small differences between them. */
    private static final int TURNS_PER_EPOCH = 1 << 20;

    private final List<Line<T>> heap = new ArrayList<>();
    private double virtualTime;
    private double greatestFinish;
    private long activations;
    private int turns;

    boolean isEmpty() {
        return heap.isEmpty();
    }

    /** The line whose turn it is; there must be one. */
    Line<T> next() {
        return heap.get(0);
    }

    /** A line that was empty has its first item: what it did not use meanwhile is gone. */
    void activate(Line<T> line) {
        line.start = Math.max(line.start, virtualTime);
        line.activation = activations++;
        enter(line);
    }

    private void enter(Line<T> line) {
        heap.add(line);
        rise(heap.size() - 1, line);
    }

    /** A line has lost its last item. */
    void deactivate(Line<T> line) {
        int index = line.index;
        line.index = -1;
        Line<T> moved = heap.remove(heap.size() - 1);
        if (moved != line) {
            place(index, moved);
            restore(moved);
        }
        if (heap.isEmpty()) {
            virtualTime = Math.max(virtualTime, greatestFinish);
        }
    }

    /** A line has its turn. */
    void charge(Line<T> line, double work) {
        virtualTime = Math.max(virtualTime, line.start);
        line.start += work;
        greatestFinish = Math.max(greatestFinish, line.start);
        if (line.index >= 0) {
            sink(line.index, line);
        }
        turns++;
    }

    /**
     * Lets busy lines give way for what they had elsewhere, as far as they had more there than each other.
     *
     * @param work by line
     * @param mostLead how far a start tag may be ahead of the virtual time for that
     */
    void chargeElsewhere(ToDoubleFunction<Line<T>> work, double mostLead) {
        double least = Double.POSITIVE_INFINITY;
        for (Line<T> line : heap) {
            least = Math.min(least, work.applyAsDouble(line));
        }
        for (Line<T> line : lines()) {
            double more = line.start + work.applyAsDouble(line) - least;
            double start = Math.max(line.start, Math.min(more, virtualTime + mostLead));
            if (start > line.start) {
                line.start = start;
                greatestFinish = Math.max(greatestFinish, start);
                sink(line.index, line);
            }
        }
    }

    /** What {@link #charge} and {@link #deactivate} change beside the line itself. */
    record Clock(double virtualTime, double greatestFinish) {}

    Clock clock() {
        return new Clock(virtualTime, greatestFinish);
    }

    void rewind(Clock before) {
        virtualTime = before.virtualTime;
        greatestFinish = before.greatestFinish;
    }

    /** Takes a turn back from a line that is busy. */
    void uncharge(Line<T> line, double start) {
        line.start = start;
        restore(line);
        turns--;
    }

    /** A line is busy again as if it had never been empty. */
    void reenter(Line<T> line) {
        enter(line);
    }

    /** Whether a line that is empty could be forgotten without anybody gaining by it. */
    boolean owesNothing(Line<T> line) {
        return line.start <= virtualTime;
    }

    /** Whether the tags have grown enough to begin anew, by subtracting from all what this returns. */
    boolean isEpochOver() {
        return turns >= TURNS_PER_EPOCH;
    }

    /** Begins the tags anew; the caller subtracts the result from those of all lines, empty ones too. */
    double beginEpoch() {
        double passed = virtualTime;
        virtualTime = 0;
        greatestFinish -= passed;
        turns = 0;
        return passed;
    }

    /** The busy line with the most items. */
    Line<T> longest() {
        Line<T> longest = heap.get(0);
        for (Line<T> line : heap) {
            if (line.size > longest.size || (line.size == longest.size && line.activation > longest.activation)) {
                longest = line;
            }
        }
        return longest;
    }

    /** The busy lines in the order in which they became so. */
    List<Line<T>> lines() {
        List<Line<T>> lines = new ArrayList<>(heap);
        lines.sort(Comparator.comparingLong(line -> line.activation));
        return lines;
    }

    private boolean isBefore(Line<T> a, Line<T> b) {
        return a.start < b.start || (a.start == b.start && a.activation < b.activation);
    }

    private void restore(Line<T> line) {
        int index = line.index;
        if (index > 0 && isBefore(line, heap.get((index - 1) >> 1))) {
            rise(index, line);
        } else {
            sink(index, line);
        }
    }

    private void rise(int from, Line<T> line) {
        int hole = from;
        while (hole > 0) {
            Line<T> parent = heap.get((hole - 1) >> 1);
            if (!isBefore(line, parent)) {
                break;
            }
            place(hole, parent);
            hole = (hole - 1) >> 1;
        }
        place(hole, line);
    }

    private void sink(int from, Line<T> line) {
        int hole = from;
        int size = heap.size();
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && isBefore(heap.get(child + 1), heap.get(child))) {
                child++;
            }
            Line<T> least = heap.get(child);
            if (!isBefore(least, line)) {
                break;
            }
            place(hole, least);
            hole = child;
        }
        place(hole, line);
    }

    private void place(int index, Line<T> line) {
        heap.set(index, line);
        line.index = index;
    }
}
