// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** What becomes of a recurring task when a run of it fails. A failure is logged and counted in any case. */
public enum FailurePolicy {
    /** It goes on as if nothing had happened. */
    CONTINUE,
    /** It rests until somebody resumes it. */
    PAUSE,
    /** It ends. */
    CANCEL
}
