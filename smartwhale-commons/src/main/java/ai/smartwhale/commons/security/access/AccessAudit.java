// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Tells the audit. */
final class AccessAudit {

    private final SecurityAudit audit;
    private final InstantSource clock;

    AccessAudit(SecurityAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void tell(
            SecurityEventType type,
            String by,
            String subject,
            boolean allowed,
            String reason,
            Map<String, String> details) {
        if (audit == SecurityAudit.NONE) {
            return;
        }
        audit.record(new SecurityEvent(clock.instant(), type, Optional.of(by), subject, allowed, reason, details));
    }
}
