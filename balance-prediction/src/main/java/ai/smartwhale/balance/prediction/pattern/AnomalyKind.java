// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** What an anomaly looks like. */
public enum AnomalyKind {
    /** A few values far above all that is usual at this time. */
    SPIKE,
    /** A few values far below all that is usual at this time. */
    DIP,
    /** A jump to another level that lasts. */
    LEVEL_SHIFT,
    /** A slow move away from the usual level. */
    DRIFT,
    /** The value stands still though it never did so for long. */
    FLATLINE,
    /** The values scatter more, or less, than usual. */
    VARIANCE_CHANGE,
    /** A usual value at an unusual time: the daily or weekly pattern is missing or displaced. */
    MISSING_SEASON,
    /** A model behaves unlike the others of its group; only from a comparison with peers. */
    PEER_OUTLIER
}
