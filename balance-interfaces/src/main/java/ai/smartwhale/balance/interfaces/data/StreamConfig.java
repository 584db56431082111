// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;

/**
 * The limits of a {@link StreamHandler}. Immutable.
 *
 * @param mostStreams streams open at a time, 1 to 1,000,000; 1,000 by default
 * @param mostSubscribers subscribers of one stream at a time, 1 to 10,000; 16 by default
 * @param largestPage items of one page, 1 to 10,000,000; 10,000 by default
 * @param prefetchBelow the next page is asked for when no more items than these wait for the subscriber, 0 to
 *     1,000,000; 256 by default. A subscription holds at most as many items and one page
 */
public record StreamConfig(int mostStreams, int mostSubscribers, int largestPage, int prefetchBelow) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public StreamConfig {
        InvalidValueException.requireRange("mostStreams", mostStreams, 1, 1_000_000);
        InvalidValueException.requireRange("mostSubscribers", mostSubscribers, 1, 10_000);
        InvalidValueException.requireRange("largestPage", largestPage, 1, 10_000_000);
        InvalidValueException.requireRange("prefetchBelow", prefetchBelow, 0, 1_000_000);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static StreamConfig withDefaults() {
        return new StreamConfig(1_000, 16, 10_000, 256);
    }
}
