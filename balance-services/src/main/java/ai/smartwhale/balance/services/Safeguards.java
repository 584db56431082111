// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.messaging.PayloadProtection;
import java.time.InstantSource;
import java.util.Optional;

/** What a host said about security. */
record Safeguards(
        AccessPolicy policy,
        Optional<String> principal,
        RequestAuthenticator authenticator,
        PayloadProtection protection,
        SecurityAudit audit) {

    /** Everybody may do everything, and nothing is hidden. */
    static final Safeguards NONE = new Safeguards(
            AccessPolicy.ALLOW_ALL,
            Optional.empty(),
            RequestAuthenticator.ANONYMOUS,
            PayloadProtection.NONE,
            SecurityAudit.NONE);

    Safeguards withPolicy(AccessPolicy value) {
        return new Safeguards(value, principal, authenticator, protection, audit);
    }

    Safeguards withPrincipal(String value) {
        return new Safeguards(policy, Optional.of(value), authenticator, protection, audit);
    }

    Safeguards withAuthenticator(RequestAuthenticator value) {
        return new Safeguards(policy, principal, value, protection, audit);
    }

    Safeguards withProtection(PayloadProtection value) {
        return new Safeguards(policy, principal, authenticator, value, audit);
    }

    Safeguards withAudit(SecurityAudit value) {
        return new Safeguards(policy, principal, authenticator, protection, value);
    }

    AccessControl access(InstantSource clock) {
        return new AccessControl(policy, principal, authenticator, audit, clock);
    }
}
