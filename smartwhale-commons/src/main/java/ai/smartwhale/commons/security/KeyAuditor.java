// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the audit of keys and of what they encrypt; an audit that fails cannot hurt who tells it. */
final class KeyAuditor {

    private static final Logger LOG = LoggerFactory.getLogger(KeyAuditor.class);

    private final SecurityAudit audit;
    private final InstantSource clock;

    KeyAuditor(SecurityAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    void done(SecurityEventType type, String subject, String action) {
        tell(type, subject, true, "", action);
    }

    void refused(SecurityEventType type, String subject, String action, String reason) {
        tell(type, subject, false, reason, action);
    }

    private void tell(SecurityEventType type, String subject, boolean allowed, String reason, String action) {
        try {
            audit.record(new SecurityEvent(
                    clock.instant(), type, Optional.empty(), subject, allowed, reason, Map.of("action", action)));
        } catch (RuntimeException e) {
            LOG.warn("The audit did not take what happened to {}: {}", subject, action, e);
        }
    }
}
