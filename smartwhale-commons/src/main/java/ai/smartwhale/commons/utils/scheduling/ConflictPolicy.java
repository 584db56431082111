// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** What becomes of a run that would overlap with another on the same resource. */
public enum ConflictPolicy {
    /** It waits until the resource is free. */
    DELAY,
    /** It does not take place. */
    SKIP,
    /** It takes place at the same time. */
    ALLOW
}
