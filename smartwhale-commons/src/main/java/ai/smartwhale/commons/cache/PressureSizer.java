// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;

/**
 * Lets the size of a cache follow the pressure of memory: down in prompt steps, up again slowly, and neither between
 * two levels. After a step down it waits for a collection to show what the step brought, unless the memory is all but
 * full. Thread-safe.
 */
public interface PressureSizer extends AutoCloseable {

    /**
     * Begins to look at the memory.
     *
     * @param sizing whose cap is set
     * @param pressure reads the memory
     * @param config when and how fast
     * @param executors whose timer looks at the memory
     * @return closes to end it
     * @throws InvalidValueException if an argument is null
     */
    static PressureSizer start(
            CacheSizing sizing, MemoryPressure pressure, PressureSizerConfig config, CommonsExecutors executors) {
        InvalidValueException.requirePresent("executors", executors);
        return new DefaultPressureSizer(sizing, pressure, config, executors.timer());
    }

    /**
     * Looks at the memory now, beside the looks of the timer.
     *
     * @return what came of it
     * @throws IllegalStateException after {@link #close()}
     */
    PressureCheck check();

    /** Ends the looks. The cap stays as it is. */
    @Override
    void close();
}
