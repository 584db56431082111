// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.anomaly.ShapeEvidence;

/** Names what the last points look like. */
final class KindJudge {

    private static final double MOST = 0.6;
    private static final double BEGUN_BEFORE = 0.25;
    private static final double WIDE = 2;
    private static final double BOTH = 0.15;

    private KindJudge() {}

    /**
     * Judges.
     *
     * @param evidence of the last points
     * @param before the state of things at the alarm
     * @param flat whether the series stands still
     */
    static AnomalyKind judge(ShapeEvidence evidence, AlarmState before, boolean flat) {
        if (flat) {
            return AnomalyKind.FLATLINE;
        }
        double spread = before.spread();
        double above = evidence.above(spread);
        double below = evidence.below(spread);
        if (Math.max(above, below) >= MOST && Math.min(above, below) == 0) {
            return lasting(evidence, before);
        }
        if (evidence.scatter() > WIDE * spread || Math.min(above, below) >= BOTH) {
            return AnomalyKind.VARIANCE_CHANGE;
        }
        // The other sign is only the echo of a spike in what is expected.
        if (evidence.medianDeparture() * Math.signum(evidence.extreme()) > spread) {
            return lasting(evidence, before);
        }
        if (above + below > 0) {
            return evidence.extreme() > 0 ? AnomalyKind.SPIKE : AnomalyKind.DIP;
        }
        return AnomalyKind.VARIANCE_CHANGE;
    }

    private static AnomalyKind lasting(ShapeEvidence evidence, AlarmState before) {
        if (before.patternMoved()) {
            return AnomalyKind.MISSING_SEASON;
        }
        double now = evidence.medianDistance();
        return before.oldDeparture() * Math.signum(now) > BEGUN_BEFORE * Math.abs(now)
                ? AnomalyKind.DRIFT
                : AnomalyKind.LEVEL_SHIFT;
    }

    static String reason(AnomalyKind kind) {
        return switch (kind) {
            case SPIKE -> "far above every value at this time of the last days";
            case DIP -> "far below every value at this time of the last days";
            case LEVEL_SHIFT -> "jumped to another level and stayed there";
            case DRIFT -> "moved slowly away from the usual level";
            case FLATLINE -> "stands still for three times as long as ever before";
            case VARIANCE_CHANGE -> "scatters differently from before";
            case MISSING_SEASON -> "a usual value, but not at this time of the day or week";
            case PEER_OUTLIER -> "unlike its peers";
        };
    }
}
