// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that is ready: ten lanes, and the rule that decides between them. Knows nothing of time but that a level counts
 * as so many steps of age.
 */
final class Lanes<T> {

    private final long ageingStep;
    private final List<Lane<T>> lanes = new ArrayList<>();

    /** A bit for each lane that is not empty. */
    private int busy;

    private int size;

    /** A turn that was taken, with all that is needed to take it back. */
    private record Turn<T>(QueueNode<T> node, Line<T> charged, double start, Lane.Clock clock, Lane.Clock ownClock) {}

    Lanes(long ageingStep) {
        this.ageingStep = ageingStep;
        for (int level = 1; level <= TaskPriority.LEVELS; level++) {
            lanes.add(new Lane<>());
        }
    }

    int size() {
        return size;
    }

    Lane<T> lane(int level) {
        return lanes.get(level - 1);
    }

    void insert(QueueNode<T> node) {
        Line<T> line = node.owner.line(node.level);
        line.insert(node);
        if (line.size == 1) {
            lane(node.level).activate(line);
            markBusy(line);
        }
        size++;
    }

    void remove(QueueNode<T> node) {
        Line<T> line = node.owner.line(node.level);
        line.unlink(node);
        size--;
        if (line.size == 0) {
            Lane<T> lane = lane(node.level);
            lane.deactivate(line);
            node.owner.busyLevels &= ~bit(node.level);
            if (lane.isEmpty()) {
                busy &= ~bit(node.level);
            }
        }
    }

    /** Takes the next one out and charges its model for the turn. */
    @Nullable
    QueueNode<T> take() {
        Line<T> winner = winner();
        if (winner == null) {
            return null;
        }
        QueueNode<T> node = oldestOf(winner);
        charge(winner, node);
        remove(node);
        return node;
    }

    private void charge(Line<T> winner, QueueNode<T> node) {
        lane(winner.level).charge(winner, node.queueCost() / node.weight);
    }

    /** Counts in every lane what models had elsewhere. */
    @SuppressWarnings("NullAway") // the lines are busy
    void chargeElsewhere(ToDoubleFunction<String> work, double mostLead) {
        for (Lane<T> lane : lanes) {
            lane.chargeElsewhere(line -> work.applyAsDouble(line.owner.model) / line.first().weight, mostLead);
        }
    }

    /** The line whose turn it is, in the lane whose candidate has the oldest key. */
    private @Nullable Line<T> winner() {
        Line<T> winner = null;
        long least = 0;
        for (int left = busy; left != 0; left &= left - 1) {
            int level = Integer.numberOfTrailingZeros(left) + 1;
            Line<T> line = lane(level).next();
            long key = key(line);
            if (winner == null || key - least < 0) {
                winner = line;
                least = key;
            }
        }
        return winner;
    }

    @SuppressWarnings("NullAway") // the line is busy
    private long key(Line<T> line) {
        return line.first().agesSince + (line.level - 1) * ageingStep;
    }

    /** A model that has its turn spends it on its own oldest, so that it never overtakes itself. */
    @SuppressWarnings("NullAway") // the lines are busy
    private QueueNode<T> oldestOf(Line<T> winner) {
        ModelLines<T> model = winner.owner;
        int left = model.busyLevels & ~bit(winner.level);
        if (left == 0) {
            return winner.first();
        }
        Line<T> oldest = winner;
        long least = key(winner);
        for (; left != 0; left &= left - 1) {
            Line<T> line = model.line(Integer.numberOfTrailingZeros(left) + 1);
            long key = key(line);
            if (key - least < 0 || (key == least && line.level < oldest.level)) {
                oldest = line;
                least = key;
            }
        }
        return oldest.first();
    }

    /** Takes turns until somebody is satisfied, and takes back all but the last of them. */
    final class LookAhead {

        private final List<Turn<T>> turns = new ArrayList<>();

        @Nullable
        QueueNode<T> take() {
            Line<T> winner = winner();
            if (winner == null) {
                return null;
            }
            QueueNode<T> node = oldestOf(winner);
            Lane.Clock ownClock = lane(node.level).clock();
            turns.add(new Turn<>(node, winner, winner.start, lane(winner.level).clock(), ownClock));
            charge(winner, node);
            remove(node);
            return node;
        }

        /** Takes the latest turns back until so many are left. */
        void undoTo(int left) {
            for (int i = turns.size() - 1; i >= left; i--) {
                undo(turns.remove(i));
            }
        }

        /** Takes all turns back, and takes out the last one's item again as the only one that had its turn. */
        void keepLastOnly() {
            Turn<T> last = turns.get(turns.size() - 1);
            undoTo(0);
            charge(last.charged, last.node);
            remove(last.node);
        }

        private void undo(Turn<T> turn) {
            Line<T> line = turn.node.owner.line(turn.node.level);
            line.insert(turn.node);
            size++;
            if (line.size == 1) {
                lane(line.level).reenter(line);
                markBusy(line);
            }
            lane(turn.charged.level).uncharge(turn.charged, turn.start);
            lane(turn.charged.level).rewind(turn.clock);
            lane(line.level).rewind(turn.ownClock);
        }
    }

    private void markBusy(Line<T> line) {
        busy |= bit(line.level);
        line.owner.busyLevels |= bit(line.level);
    }

    /** The lane of the least urgent level with anything in it, or nothing if no level is less urgent. */
    int leastUrgentBelow(int level) {
        int below = busy & -(bit(level) << 1);
        return below == 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(below);
    }

    private static int bit(int level) {
        return 1 << (level - 1);
    }
}
