// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * When and how fast a cache follows the pressure of memory. Levels are shares of the memory in use.
 *
 * @param low below it there is room to grow; above 0
 * @param high from it on the cache shrinks, once for every collection; above the low level
 * @param critical from it on the cache shrinks at every look; the high level at least, 1 at most
 * @param shrink what is left of the size after a step down, above 0, below 1
 * @param grow by what the cap is multiplied in a step up, above 1, at most 2
 * @param calmChecks how many looks in a row must be below the low level before a step up, 1 to 10,000
 * @param patienceChecks after how many looks without a collection a high level shrinks the cache again, 1 to 10,000
 * @param interval between two looks, above zero
 */
public record PressureSizerConfig(
        double low,
        double high,
        double critical,
        double shrink,
        double grow,
        int calmChecks,
        int patienceChecks,
        Duration interval) {

    /** 0.70, 0.85 and 0.93; down to three quarters, up by a tenth after 10 calm looks; a look every second. */
    public static final PressureSizerConfig DEFAULT =
            new PressureSizerConfig(0.70, 0.85, 0.93, 0.75, 1.1, 10, 30, Duration.ofSeconds(1));

    /**
     * Checks all.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public PressureSizerConfig {
        if (!(low > 0 && low < 1)) {
            throw new InvalidValueException("low", low, "above 0, below 1");
        }
        if (!(high > low && high < 1)) {
            throw new InvalidValueException("high", high, "above the low level " + low + ", below 1");
        }
        if (!(critical >= high && critical <= 1)) {
            throw new InvalidValueException("critical", critical, "the high level " + high + " to 1");
        }
        if (!(shrink > 0 && shrink < 1)) {
            throw new InvalidValueException("shrink", shrink, "above 0, below 1");
        }
        if (!(grow > 1 && grow <= 2)) {
            throw new InvalidValueException("grow", grow, "above 1, at most 2");
        }
        InvalidValueException.requireRange("calmChecks", calmChecks, 1, 10_000);
        InvalidValueException.requireRange("patienceChecks", patienceChecks, 1, 10_000);
        InvalidValueException.requirePositive("interval", interval);
    }
}
