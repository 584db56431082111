// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

/** A side of quality that has a score of its own. */
public enum Dimension {
    /** Values are there. */
    COMPLETENESS,
    /** Values have the type, the form and the range of their field. */
    VALIDITY,
    /** Nothing is there twice. */
    UNIQUENESS,
    /** Values agree with the other values of their record and with the reference. */
    CONSISTENCY,
    /** Values are recent. */
    TIMELINESS,
    /** Values are likely to be what was meant. */
    ACCURACY,
    /** Texts are free of garbage. */
    NOISE
}
