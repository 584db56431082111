// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** What a slot means in which nothing was recorded. */
public enum Silence {
    /** Nothing was used: right where every use is recorded. */
    ZERO,
    /** It is not known what was used: right where records are samples. */
    MISSING
}
