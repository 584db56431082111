// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** How far a point could be judged. */
public enum PointQuality {
    /** Judged by what came before. */
    GOOD,
    /** Too little came before: it is learnt from, and raises no alarm. */
    WARMING_UP,
    /** No value, or not a finite one: it is neither judged nor learnt from. */
    MISSING,
    /** Not later than the point before, as with duplicates and clocks set back: judged and learnt from as usual. */
    OUT_OF_ORDER,
    /** The first after a pause of more than ten usual steps: judged and learnt from as usual. */
    AFTER_GAP
}
