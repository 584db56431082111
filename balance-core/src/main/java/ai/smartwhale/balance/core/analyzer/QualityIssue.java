// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * Something that is wrong with what a model gets.
 *
 * @param model which
 * @param kind what is wrong
 * @param value what was measured: a part of the items, the noise, or how far a trend is from chance
 * @param limit what is allowed
 * @param severity how far above the limit, by the limit; 1 for twice the limit
 */
public record QualityIssue(String model, Kind kind, double value, double limit, double severity) {

    /** What can be wrong. */
    public enum Kind {
        /** Too much is invalid. */
        INVALID_DATA,
        /** The data is too noisy. */
        NOISY_DATA,
        /** More becomes invalid. */
        GETTING_WORSE,
        /** Nothing arrived within the window. */
        NO_DATA
    }
}
