// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/** How to go from one known point to the next. */
public enum Interpolation {
    /** On a straight line. */
    LINEAR,
    /**
     * On a cubic Hermite curve with the slopes of Fritsch and Butland (1984), as in PCHIP: smooth, and never above or
     * below the two points around it.
     */
    MONOTONE_CUBIC
}
