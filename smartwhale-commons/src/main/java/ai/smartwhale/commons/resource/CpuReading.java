// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalDouble;

/**
 * What the processors said.
 *
 * @param hostLoad share of the host's processor time used since the previous sample, 0 to 1; of the container's where
 *     OSHI is left out
 * @param processLoad share of the granted processor time used by this process, 0 to 1
 * @param loadAverage runnable threads on the host, averaged over a minute
 */
public record CpuReading(OptionalDouble hostLoad, OptionalDouble processLoad, OptionalDouble loadAverage) {

    /** Nothing known. */
    public static final CpuReading UNKNOWN =
            new CpuReading(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Checks that every component is present. */
    public CpuReading {
        InvalidValueException.requirePresent("hostLoad", hostLoad);
        InvalidValueException.requirePresent("processLoad", processLoad);
        InvalidValueException.requirePresent("loadAverage", loadAverage);
    }
}
