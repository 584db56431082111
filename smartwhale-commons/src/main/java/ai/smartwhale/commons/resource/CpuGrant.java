// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** What a lease of processor time has beyond others: a priority that can change. */
final class CpuGrant {

    /** Changed under the lock of the book only. */
    volatile LeasePriority priority;

    CpuGrant(LeasePriority priority) {
        this.priority = priority;
    }
}
