// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/** Where a {@link Subscription} stands. */
public enum SubscriptionState {
    /** Messages are being received. */
    RUNNING,
    /** The host asked for a pause; no message is received until it resumes. */
    PAUSED,
    /** No new message is received; those in hand are being finished. */
    CLOSING,
    /** Ended. */
    CLOSED,
    /** Ended by an error that no retry can mend, such as refused credentials; see {@link Subscription#lastError()}. */
    FAILED
}
