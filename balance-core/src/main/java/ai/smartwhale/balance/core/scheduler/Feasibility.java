// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** Whether a demand could be met. */
public enum Feasibility {
    /** It would be granted now. */
    NOW,
    /** Not now; it may be when others give back. */
    LATER,
    /** More is asked for than there is. */
    NEVER
}
