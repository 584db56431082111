// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.ThresholdChange.Reason;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The threshold of one scope and the scores that it follows. Thread-safe. */
final class ScoreBand {

    private static final int MOST_CHANGES = 100;
    /** Of so many last scores... */
    private static final int RECENT = 20;
    /** ...so many more below the threshold than are to be expected are trouble... */
    private static final int TROUBLE = 4;
    /** Standard errors that the share of refused scores may be off before the threshold moves on... */
    private static final double TOLERANCE = 2;
    /** ...and before it turns back; each turn takes one more, so that it comes to rest. */
    private static final double TOLERANCE_OF_TURN = 3;

    private static final int MOST_TURNS = 4;
    /** A threshold above so many times the wanted share of usual data refuses too much, whoever asked for it. */
    private static final double MOST_ALARMS = 3;

    private final ThresholdScope scope;
    private final double floor;
    private final double ceiling;
    private final ThresholdConfig config;
    private final Deque<ThresholdChange> changes = new ArrayDeque<>();

    private float[] scores = new float[64];
    private int size;
    private int next;
    private int sinceLook;
    /** Which of the last scores were below the threshold, one bit for each. */
    private int recentlyBelow;

    private boolean travelling;
    private int lastDirection;
    private int turns;
    private boolean inTrouble;
    private boolean frozen;
    private volatile double threshold;
    private volatile boolean refusing;

    ScoreBand(ThresholdScope scope, double floor, ThresholdConfig config) {
        this.scope = scope;
        this.floor = floor;
        this.ceiling = Math.max(floor, config.ceiling());
        this.config = config;
        this.threshold = floor;
    }

    double threshold() {
        return threshold;
    }

    /** What a score must be at least, given what was decided last. */
    double leastNow() {
        double least = threshold;
        return refusing ? Math.min(1, least + config.hysteresis()) : least;
    }

    void decided(boolean good) {
        if (refusing == good) {
            refusing = !good;
        }
    }

    synchronized void freeze(boolean stay) {
        frozen = stay;
    }

    synchronized List<ThresholdChange> changes() {
        return List.copyOf(changes);
    }

    synchronized ThresholdChange learn(ThresholdUpdate update, InstantSource time) {
        double before = threshold;
        Reason reason = switch (update.basis()) {
            case OBSERVED -> observed(update.score());
            case CONFIRMED_GOOD -> confirmedGood(update.score());
            case CONFIRMED_BAD -> confirmedBad(update.score());
        };
        ThresholdChange change = new ThresholdChange(scope, before, threshold, reason, time.instant());
        if (change.moved()) {
            if (changes.size() == MOST_CHANGES) {
                changes.removeFirst();
            }
            changes.addLast(change);
        }
        return change;
    }

    private Reason observed(double score) {
        recentlyBelow = (recentlyBelow << 1 | (score < threshold ? 1 : 0)) & ((1 << RECENT) - 1);
        int below = Integer.bitCount(recentlyBelow);
        double expected = RECENT * config.falseAlarmRate();
        // One is expected now and then; the trouble is over when no more than that are left.
        inTrouble = inTrouble ? below > expected + 1 : below >= expected + TROUBLE;
        if (inTrouble) {
            return frozen ? Reason.FROZEN : Reason.TROUBLE;
        }
        remember(score);
        if (frozen) {
            return Reason.FROZEN;
        }
        if (++sinceLook < config.adjustEvery() || size < leastHistory()) {
            return Reason.STEADY;
        }
        sinceLook = 0;
        return follow();
    }

    /** Moves towards the quantile once the share of refused scores is off by more than chance, until it is reached. */
    private Reason follow() {
        float[] sorted = Arrays.copyOf(scores, size);
        Arrays.sort(sorted);
        double wanted = config.falseAlarmRate();
        double refused = rank(sorted, threshold) / (double) size;
        double error = Math.sqrt(wanted * (1 - wanted) / size);
        double goal = bounded(quantile(sorted, wanted));
        int direction = Double.compare(goal, threshold);
        boolean turn = direction != lastDirection && lastDirection != 0;
        boolean off = Math.abs(refused - wanted) > (turn ? TOLERANCE_OF_TURN + turns : TOLERANCE) * error;
        travelling = direction != 0 && (off || (travelling && !turn));
        if (!travelling) {
            return Reason.STEADY;
        }
        lastDirection = direction;
        turns = Math.min(MOST_TURNS, turns + (turn ? 1 : 0));
        step(goal);
        travelling = threshold != goal;
        return Reason.FOLLOWED;
    }

    private Reason confirmedGood(double score) {
        remember(score);
        inTrouble = false;
        recentlyBelow = 0;
        if (frozen) {
            return Reason.FROZEN;
        }
        if (score >= threshold) {
            return Reason.STEADY;
        }
        step(bounded(score));
        return Reason.FALSE_ALARM;
    }

    private Reason confirmedBad(double score) {
        if (frozen) {
            return Reason.FROZEN;
        }
        if (score < threshold) {
            return Reason.STEADY;
        }
        double most = ceiling;
        if (size >= leastHistory()) {
            float[] sorted = Arrays.copyOf(scores, size);
            Arrays.sort(sorted);
            most = quantile(sorted, Math.min(0.5, MOST_ALARMS * config.falseAlarmRate()));
        }
        double goal = Math.min(Math.nextUp(score), most);
        if (goal <= threshold) {
            return Reason.STEADY;
        }
        step(bounded(goal));
        return Reason.MISSED;
    }

    private void step(double goal) {
        double step = config.greatestStep();
        threshold = Math.max(threshold - step, Math.min(threshold + step, goal));
    }

    private double bounded(double value) {
        return Math.max(floor, Math.min(ceiling, value));
    }

    private int leastHistory() {
        // The wanted quantile needs a few scores below it to be known at all.
        return (int) Math.min(config.history(), Math.ceil(8 / config.falseAlarmRate()));
    }

    private void remember(double score) {
        if (size == scores.length && size < config.history()) {
            scores = Arrays.copyOf(scores, Math.min(config.history(), 2 * size));
        }
        // Rounded down, so that a threshold taken from here never refuses the score that it was taken from.
        float rounded = (float) score;
        scores[next] = rounded > score ? Math.nextDown(rounded) : rounded;
        size = Math.max(size, next + 1);
        next = next + 1 == config.history() ? 0 : next + 1;
    }

    private static int rank(float[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The score below which no more than a share lies. */
    private static double quantile(float[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(share * sorted.length))];
    }
}
