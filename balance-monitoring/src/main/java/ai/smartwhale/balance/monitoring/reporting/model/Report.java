// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;

/**
 * A report, the same for every format.
 *
 * @param request what was asked for
 * @param createdAt when it was made
 * @param sections its parts
 */
public record Report(ReportRequest request, Instant createdAt, List<ReportSection> sections) {

    /** The version of the JSON form; it changes when a reader of an older one would fail. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a part is missing
     */
    public Report {
        InvalidValueException.requirePresent("request", request);
        InvalidValueException.requirePresent("createdAt", createdAt);
        sections = List.copyOf(InvalidValueException.requirePresent("sections", sections));
    }
}
