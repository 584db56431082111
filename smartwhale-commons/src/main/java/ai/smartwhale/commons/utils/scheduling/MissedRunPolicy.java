// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/**
 * What becomes of runs that could not start in time: the process was stopped, the clock jumped ahead, or the run before
 * was still going on. A task never overlaps with itself.
 */
public enum MissedRunPolicy {
    /** One run makes up for all that were missed. */
    RUN_ONCE,
    /** They are left out. */
    SKIP,
    /** Every one is made up for, one after the other, up to the bound of the scheduler. */
    RUN_ALL
}
