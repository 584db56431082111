// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** What the values of a series can be, and so what a forecast of it may be. */
public enum ValueKind {
    /** How often something happened: 0 or more. Forecasts are means, so they may be fractions, and never below 0. */
    COUNT,
    /** A measure that cannot be below 0, such as bytes or utilisation; nor can its forecast. */
    NON_NEGATIVE,
    /** Any finite number. */
    REAL
}
