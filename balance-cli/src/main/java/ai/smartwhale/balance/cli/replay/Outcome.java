// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

/** How a request ended. */
public enum Outcome {
    /** Answered with data. */
    ANSWERED,
    /** Answered with an error, or failed on the way. */
    FAILED,
    /** Not answered in time; the caller was told. */
    TIMED_OUT,
    /** Refused at once because too much was under way. */
    REJECTED
}
