// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/** What became of a {@link Decision}. */
public enum DecisionState {
    /** It was only said. */
    ADVISED,
    /** It was done, and what it does is being measured. */
    TRIAL,
    /** It helped, and stays. */
    KEPT,
    /** It did not help, or nobody can say that it did, and was undone. */
    WITHDRAWN,
    /** It helped, is no longer needed, and was undone. */
    RELEASED
}
