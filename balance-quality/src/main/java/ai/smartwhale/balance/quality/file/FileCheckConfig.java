// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.detect.CheckSettings;
import ai.smartwhale.commons.InvalidValueException;

/**
 * How files are checked. Immutable.
 *
 * @param checks how records are checked
 * @param sampleRecords from how many records is learned, 100 to 10000000; 200,000 by default
 * @param sampleChars how many characters they may have together, 2^16 to 2^40; 2^27 by default, with 24 besides for
 *     each cell: less than 400 MiB of memory
 */
public record FileCheckConfig(CheckSettings checks, int sampleRecords, long sampleChars) {

    /** The defaults. */
    public static final FileCheckConfig DEFAULT = new FileCheckConfig(CheckSettings.DEFAULT, 200_000, 1L << 27);

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent or outside of its range
     */
    public FileCheckConfig {
        InvalidValueException.requirePresent("checks", checks);
        InvalidValueException.requireRange("sampleRecords", sampleRecords, 100, 10_000_000);
        InvalidValueException.requireRange("sampleChars", sampleChars, 1 << 16, 1L << 40);
    }
}
