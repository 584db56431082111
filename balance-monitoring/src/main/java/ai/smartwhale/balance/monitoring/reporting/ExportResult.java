// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was written.
 *
 * @param format as what
 * @param bytes how much
 * @param file where to, if it was a file
 */
public record ExportResult(ExportFormat format, long bytes, Optional<Path> file) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if a part is missing
     */
    public ExportResult {
        InvalidValueException.requirePresent("format", format);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("file", file);
    }
}
