// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The thresholds, the levels and the recent readings of one kind. Not thread-safe. */
final class WatchedKind {

    private final ResourceKind kind;
    private final ReadingWindow window;
    private final LevelLatch warning = new LevelLatch();
    private final LevelLatch critical = new LevelLatch();
    private Thresholds thresholds;

    WatchedKind(ResourceKind kind, Thresholds thresholds, int historySize) {
        this.kind = kind;
        this.thresholds = thresholds;
        this.window = new ReadingWindow(historySize);
    }

    Thresholds thresholds() {
        return thresholds;
    }

    void setThresholds(Thresholds replacement) {
        thresholds = replacement;
        unknown();
    }

    BreachLevel level() {
        if (critical.isOn()) {
            return BreachLevel.CRITICAL;
        }
        return warning.isOn() ? BreachLevel.WARNING : BreachLevel.NORMAL;
    }

    void unknown() {
        warning.interrupt();
        critical.interrupt();
    }

    Optional<BreachEvent> read(double value, Instant at) {
        window.add(at, value);
        BreachLevel from = level();
        Thresholds t = thresholds;
        warning.update(value, t.warning(), t.hysteresis(), t.minimumDuration(), at);
        critical.update(value, t.critical(), t.hysteresis(), t.minimumDuration(), at);
        BreachLevel to = level();
        if (from == to) {
            return Optional.empty();
        }
        boolean raised = to.compareTo(from) > 0;
        double crossed = (raised ? to : lowestLeft(to)) == BreachLevel.CRITICAL ? t.critical() : t.warning();
        return Optional.of(new BreachEvent(kind, from, to, value, crossed, at));
    }

    private static BreachLevel lowestLeft(BreachLevel to) {
        return to == BreachLevel.NORMAL ? BreachLevel.WARNING : BreachLevel.CRITICAL;
    }

    ThresholdAdjustment adjust(ThresholdManagerConfig config) {
        Thresholds before = thresholds;
        if (window.size() >= config.leastSamples()) {
            double[] sorted = window.values();
            Arrays.sort(sorted);
            double gap = Math.min(0.01, (before.most() - before.least()) / 2);
            double newWarning = clamp(quantile(sorted, config.warningQuantile()), before.least(), before.most() - gap);
            double newCritical = clamp(quantile(sorted, config.criticalQuantile()), newWarning + gap, before.most());
            setThresholds(before.withLevels(newWarning, newCritical));
        }
        return new ThresholdAdjustment(kind, before, thresholds, window.size());
    }

    /** Linear between the neighbours, as type 7 of Hyndman and Fan (1996). */
    static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private static double clamp(double value, double least, double most) {
        return Math.min(most, Math.max(least, value));
    }
}
