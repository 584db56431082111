// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import java.time.Instant;
import java.util.List;

/**
 * The conflicts of the time to come.
 *
 * @param from the start of the time that was looked at
 * @param until its end
 * @param conflicts in the order of time
 * @param complete whether all of that time was looked at; false if there were more runs in it than are looked at
 */
public record ConflictReport(Instant from, Instant until, List<Conflict> conflicts, boolean complete) {

    /** Copies the conflicts. */
    public ConflictReport {
        conflicts = List.copyOf(conflicts);
    }
}
