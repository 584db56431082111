// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * What a check of a trail found.
 *
 * @param events how many events are in order, up to the finding if there is one
 * @param end the last of them
 * @param finding the first trouble, or empty if there is none
 */
public record AuditReport(long events, AuditHead end, Optional<AuditFinding> finding) {

    /** Checks every component. */
    public AuditReport {
        InvalidValueException.requirePresent("end", end);
        InvalidValueException.requirePresent("finding", finding);
    }

    /**
     * Whether the trail is what it was.
     *
     * @return true if nothing was found
     */
    public boolean isIntact() {
        return finding.isEmpty();
    }
}
