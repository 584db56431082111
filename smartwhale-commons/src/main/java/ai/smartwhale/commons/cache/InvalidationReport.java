// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Map;

/**
 * What an invalidation removed.
 *
 * @param removed how many entries each layer had
 * @param failures the layers that could not be asked, with their reasons; what they hold may come back
 */
public record InvalidationReport(Map<CacheLayer, Long> removed, Map<CacheLayer, Throwable> failures) {

    /** Copies both. */
    public InvalidationReport {
        removed = Map.copyOf(removed);
        failures = Map.copyOf(failures);
    }
}
