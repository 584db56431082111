// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How much memory a profile may take.
 *
 * @param valueBytes for the values of all fields, 64 KiB to 1 GiB; each field has an equal part of it
 * @param sampleRecords how many records are kept as a sample, 0 to 100000
 * @param sampleChars how many characters they may have together
 */
public record ProfileLimits(int valueBytes, int sampleRecords, int sampleChars) {

    /** 2.5 MiB of values and 512 records of 512 KiB of text: less than 5 MB in all. */
    public static final ProfileLimits DEFAULT = new ProfileLimits(5 << 19, 512, 512 << 10);

    /**
     * Checks.
     *
     * @throws InvalidValueException if a limit is outside of its range
     */
    public ProfileLimits {
        InvalidValueException.requireRange("valueBytes", valueBytes, 64 << 10, 1 << 30);
        InvalidValueException.requireRange("sampleRecords", sampleRecords, 0, 100_000);
        InvalidValueException.requireRange("sampleChars", sampleChars, 0, 1 << 30);
    }
}
