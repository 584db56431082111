// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The bounds and times of a store on disk.
 *
 * @param maximumBytes how many bytes keys and values may take; the file may be twice as large for a while; 4 KiB or
 *     more
 * @param commitEvery after how many writes all of them survive the end of the process, 1 to 100,000
 * @param commitInterval after which time at the latest they do
 * @param forced whether each write is forced to the disk before it returns, so that it survives the end of the machine
 */
public record MvStoreConfig(long maximumBytes, int commitEvery, Duration commitInterval, boolean forced) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public MvStoreConfig {
        InvalidValueException.requireRange("maximumBytes", maximumBytes, 4_096, Long.MAX_VALUE);
        InvalidValueException.requireRange("commitEvery", commitEvery, 1, 100_000);
        InvalidValueException.requirePositive("commitInterval", commitInterval);
    }
}
