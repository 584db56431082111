// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import java.util.Map;

/**
 * Where a source stands.
 *
 * @param source what it is
 * @param readers how many share it
 * @param isHeldAlone whether somebody has it alone
 * @param inFlight how many use each replica, by its location as text
 */
public record DataSourceStatus(DataSource source, int readers, boolean isHeldAlone, Map<String, Integer> inFlight) {

    /** Copies the map. */
    public DataSourceStatus {
        inFlight = Map.copyOf(inFlight);
    }
}
