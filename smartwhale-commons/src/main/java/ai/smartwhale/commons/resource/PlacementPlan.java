// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which workload runs on which device.
 *
 * @param devices the device per workload
 * @param utilization the expected utilisation per device, with what runs there already where that is known, 0 to 1
 * @param unplaced why a workload found no device
 */
public record PlacementPlan(
        Map<String, String> devices, Map<String, Double> utilization, Map<String, DenialReason> unplaced) {

    /** Copies the maps. */
    public PlacementPlan {
        devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
        utilization = Collections.unmodifiableMap(new LinkedHashMap<>(utilization));
        unplaced = Collections.unmodifiableMap(new LinkedHashMap<>(unplaced));
    }
}
