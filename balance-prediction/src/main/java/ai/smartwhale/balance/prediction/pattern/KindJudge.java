// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.anomaly.ShapeEvidence;
import ai.smartwhale.balance.prediction.pattern.anomaly.SurpriseScorer;

/** Names what the last points look like. */
final class KindJudge {

    private static final double MOST = 2.0 / 3;
    private static final double SOME = 0.15;
    private static final double ABRUPT = 0.5;

    private KindJudge() {}

    /**
     * Judges.
     *
     * @param evidence of the last points
     * @param scorer after the last point
     * @param spread the usual one before the alarm
     * @param flat whether the series stands still
     */
    static AnomalyKind judge(ShapeEvidence evidence, SurpriseScorer scorer, double spread, boolean flat) {
        double above = evidence.above(spread);
        double below = evidence.below(spread);
        boolean misplaced = scorer.seasonal() && scorer.withinUsualValues();
        if (flat) {
            return AnomalyKind.FLATLINE;
        }
        if (Math.max(above, below) >= MOST) {
            if (misplaced) {
                return AnomalyKind.MISSING_SEASON;
            }
            return evidence.abruptness() >= ABRUPT ? AnomalyKind.LEVEL_SHIFT : AnomalyKind.DRIFT;
        }
        if (Math.min(above, below) >= SOME) {
            return AnomalyKind.VARIANCE_CHANGE;
        }
        if (above + below > 0) {
            if (misplaced) {
                return AnomalyKind.MISSING_SEASON;
            }
            return evidence.extreme() > 0 ? AnomalyKind.SPIKE : AnomalyKind.DIP;
        }
        return Math.abs(evidence.meanDeparture()) > spread ? AnomalyKind.DRIFT : AnomalyKind.VARIANCE_CHANGE;
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
