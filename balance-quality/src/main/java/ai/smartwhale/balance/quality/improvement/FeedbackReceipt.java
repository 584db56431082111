// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

/** What became of feedback. */
public enum FeedbackReceipt {
    /** It was taken. */
    TAKEN,
    /** The same actor said the same before; it changes nothing. */
    REPEATED,
    /** The same actor said something else before; this counts now. */
    CHANGED_MIND,
    /** Nothing is known of the subject, or not any more; it changes nothing. */
    UNKNOWN_SUBJECT,
    /** As many actors as are remembered have spoken about the subject; it changes nothing. */
    TOO_MANY_ACTORS
}
