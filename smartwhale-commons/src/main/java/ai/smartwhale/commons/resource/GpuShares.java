// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the memory of a device is shared fairly.
 *
 * @param device which; empty if it could not be shared
 * @param sharedBytes what there is to share
 * @param shares bytes per holder, in the order of the demands
 * @param excess bytes that holders have leased above their share; only those who have
 */
public record GpuShares(String device, long sharedBytes, Map<String, Long> shares, Map<String, Long> excess) {

    /** Copies the maps. */
    public GpuShares {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        excess = Collections.unmodifiableMap(new LinkedHashMap<>(excess));
    }
}
