// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What was deleted of the archives of a log.
 *
 * @param deletedFiles how many archives
 * @param freedBytes how large they were
 * @param keptFiles how many archives are left
 * @param keptBytes how large the log is now, with the file that is written to
 */
public record LogCleanupReport(int deletedFiles, long freedBytes, int keptFiles, long keptBytes) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is negative
     */
    public LogCleanupReport {
        InvalidValueException.requireRange("deletedFiles", deletedFiles, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("freedBytes", freedBytes, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("keptFiles", keptFiles, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("keptBytes", keptBytes, 0, Long.MAX_VALUE);
    }
}
