// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the audit of tokens; an audit that fails cannot hurt who tells it. */
final class TokenAuditor {

    private static final Logger LOG = LoggerFactory.getLogger(TokenAuditor.class);

    private final SecurityAudit audit;
    private final InstantSource clock;

    TokenAuditor(SecurityAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void issued(String action, String principal, IssuedTokens tokens) {
        tell(principal, "token " + tokens.tokenId(), true, "", Map.of("action", action, "family", tokens.familyId()));
    }

    void revoked(String principal, String subject) {
        tell(principal, subject, true, "", Map.of("action", "revoke"));
    }

    void refused(String action, TokenRefusal refusal) {
        tell(refusal.principal(), refusal.subject(), false, refusal.reason(), Map.of("action", action));
    }

    private void tell(String principal, String subject, boolean allowed, String reason, Map<String, String> details) {
        Optional<String> known = Optional.of(principal).filter(text -> !text.isEmpty());
        try {
            audit.record(new SecurityEvent(
                    clock.instant(), SecurityEventType.TOKEN, known, subject, allowed, reason, details));
        } catch (RuntimeException e) {
            LOG.warn("The audit did not take what happened to {}: {}", subject, details.get("action"), e);
        }
    }
}
