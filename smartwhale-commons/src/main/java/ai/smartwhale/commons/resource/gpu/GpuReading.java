// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one GPU said. A reading that the driver does not give is absent, never zero.
 *
 * @param id a stable name: the UUID where the driver tells it, the address on the PCI bus otherwise
 * @param name the name of the model
 * @param memoryTotalBytes all of its memory, in bytes
 * @param memoryUsedBytes memory that anybody uses, in bytes
 * @param utilization share of the time in which it computed, 0 to 1
 * @param temperatureCelsius its temperature in degrees Celsius
 */
public record GpuReading(
        String id,
        String name,
        OptionalLong memoryTotalBytes,
        OptionalLong memoryUsedBytes,
        OptionalDouble utilization,
        OptionalDouble temperatureCelsius) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if the id is blank or a component is null
     */
    public GpuReading {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requirePresent("name", name);
        InvalidValueException.requirePresent("memoryTotalBytes", memoryTotalBytes);
        InvalidValueException.requirePresent("memoryUsedBytes", memoryUsedBytes);
        InvalidValueException.requirePresent("utilization", utilization);
        InvalidValueException.requirePresent("temperatureCelsius", temperatureCelsius);
    }

    /**
     * The share of the memory that is used.
     *
     * @return 0 to 1, or nothing where one of both is unknown
     */
    public OptionalDouble memoryShare() {
        if (memoryTotalBytes.isEmpty() || memoryUsedBytes.isEmpty() || memoryTotalBytes.getAsLong() <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.min(1, (double) memoryUsedBytes.getAsLong() / memoryTotalBytes.getAsLong()));
    }
}
