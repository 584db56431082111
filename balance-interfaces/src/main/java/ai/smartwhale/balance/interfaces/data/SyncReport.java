// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a synchronisation did.
 *
 * @param examined keys that were looked at
 * @param equal values that were equal already
 * @param copied values that were written, and read back to be the same
 * @param removed values that were removed
 * @param conflicts keys whose values differ and were left as they are
 * @param failures keys that could not be made equal, with the reason
 * @param complete whether the target is as the plan wants it; where it is not, syncing again goes on with what is left
 */
public record SyncReport(
        int examined,
        int equal,
        int copied,
        int removed,
        Set<String> conflicts,
        Map<String, String> failures,
        boolean complete) {

    /** Copies the collections. */
    public SyncReport {
        conflicts = Collections.unmodifiableSet(new TreeSet<>(conflicts));
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }
}
