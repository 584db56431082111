// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the audit, which cannot hurt who tells it. */
final class AuthAudit {

    private static final Logger LOG = LoggerFactory.getLogger(AuthAudit.class);

    private final SecurityAudit audit;
    private final InstantSource clock;

    AuthAudit(SecurityAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void done(SecurityEventType type, String by, String subject, Map<String, String> details) {
        tell(type, Optional.of(by), subject, true, "", details);
    }

    void refused(
            SecurityEventType type, Optional<String> by, String subject, String reason, Map<String, String> details) {
        tell(type, by, subject, false, reason, details);
    }

    private void tell(
            SecurityEventType type,
            Optional<String> by,
            String subject,
            boolean allowed,
            String reason,
            Map<String, String> details) {
        try {
            audit.record(new SecurityEvent(clock.instant(), type, by, subject, allowed, reason, details));
        } catch (RuntimeException e) {
            LOG.warn("The audit did not take an event of type {}: {}", type, e.toString());
        }
    }
}
