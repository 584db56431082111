// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

/** What somebody thinks of what was done or found. */
public enum Verdict {
    /** It was right. */
    CORRECT,
    /** It was wrong. */
    WRONG,
    /** It cannot be told. */
    UNSURE
}
