// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalLong;

/**
 * What the memory said, in bytes.
 *
 * @param hostTotal memory of the host
 * @param hostAvailable memory of the host that can be had without swapping
 * @param containerUsed memory that the container cannot give back at once
 * @param heapUsed heap in use
 * @param heapMost the greatest heap
 * @param directUsed memory of direct buffers
 * @param directMost the greatest memory of direct buffers
 */
public record MemoryReading(
        OptionalLong hostTotal,
        OptionalLong hostAvailable,
        OptionalLong containerUsed,
        OptionalLong heapUsed,
        OptionalLong heapMost,
        OptionalLong directUsed,
        OptionalLong directMost) {

    /** Nothing known. */
    public static final MemoryReading UNKNOWN = new MemoryReading(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    /** Checks that every component is present. */
    public MemoryReading {
        InvalidValueException.requirePresent("hostTotal", hostTotal);
        InvalidValueException.requirePresent("hostAvailable", hostAvailable);
        InvalidValueException.requirePresent("containerUsed", containerUsed);
        InvalidValueException.requirePresent("heapUsed", heapUsed);
        InvalidValueException.requirePresent("heapMost", heapMost);
        InvalidValueException.requirePresent("directUsed", directUsed);
        InvalidValueException.requirePresent("directMost", directMost);
    }
}
