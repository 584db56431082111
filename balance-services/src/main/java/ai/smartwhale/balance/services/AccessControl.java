// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.AccessAttempt.Kind;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.RequestPayload;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the policy of the host, and audits what it refuses. Thread-safe. */
final class AccessControl {

    private static final Logger LOG = LoggerFactory.getLogger(AccessPolicy.class);
    private static final int LONGEST_SUBJECT = 200;

    private final AccessPolicy policy;
    private final Optional<String> principal;
    private final RequestAuthenticator authenticator;
    private final SecurityAudit audit;
    private final InstantSource clock;

    AccessControl(
            AccessPolicy policy,
            Optional<String> principal,
            RequestAuthenticator authenticator,
            SecurityAudit audit,
            InstantSource clock) {
        this.policy = policy;
        this.principal = principal;
        this.authenticator = authenticator;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who posted a message.
     *
     * @throws AccessDeniedException if that is not proved
     */
    Optional<String> authenticate(IncomingMessage message, String modelId) {
        try {
            return authenticator.authenticate(message);
        } catch (RuntimeException e) {
            tell(SecurityEventType.AUTHENTICATION, Optional.empty(), modelId, String.valueOf(e.getMessage()));
            throw new AccessDeniedException(modelId);
        }
    }

    /** Something on the wire could not be opened. */
    void tellNotOpened(String requestId, String place) {
        tell(SecurityEventType.ENCRYPTION, Optional.empty(), "request " + requestId, place);
    }

    /**
     * A request of this host.
     *
     * @throws AccessDeniedException if the policy refuses it
     */
    void requireRequest(DataRequest request, String topic) {
        requireRequest(principal, request, topic);
    }

    /**
     * A request of somebody.
     *
     * @throws AccessDeniedException if the policy refuses it
     */
    void requireRequest(Optional<String> who, DataRequest request, String topic) {
        if (policy == AccessPolicy.ALLOW_ALL) {
            return;
        }
        RequestPayload payload = request.payload();
        require(new AccessAttempt(
                Kind.REQUEST,
                who,
                payload.modelId(),
                Optional.of(payload.operation()),
                payload.dataSource(),
                Optional.of(payload.dataType()),
                topic));
    }

    /**
     * A topic that this host wants to receive for a model.
     *
     * @throws AccessDeniedException if the policy refuses it
     */
    void requireReceive(String modelId, String topic) {
        if (policy != AccessPolicy.ALLOW_ALL) {
            require(new AccessAttempt(
                    Kind.RECEIVE, principal, modelId, Optional.empty(), Optional.empty(), Optional.empty(), topic));
        }
    }

    private void require(AccessAttempt attempt) {
        AccessDecision decision;
        try {
            decision = policy.decide(attempt);
        } catch (RuntimeException e) {
            LOG.warn("the access policy failed and so refused", e);
            decision = AccessDecision.refused("the policy failed: " + e);
        }
        if (!decision.allowed()) {
            String wanted = attempt.kind() + " model " + attempt.modelId() + " topic " + attempt.topic()
                    + attempt.source()
                            .map(source -> " source " + source.wireName())
                            .orElse("")
                    + attempt.dataType()
                            .map(type -> " data_type " + type.wireName())
                            .orElse("");
            tell(SecurityEventType.ACCESS, attempt.principal(), wanted, decision.reason());
            throw new AccessDeniedException(attempt.modelId());
        }
    }

    private void tell(SecurityEventType type, Optional<String> who, String subject, String reason) {
        String shortSubject = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
        try {
            audit.record(new SecurityEvent(clock.instant(), type, who, shortSubject, false, reason, Map.of()));
        } catch (RuntimeException e) {
            LOG.error("a security event was not audited", e);
        }
    }
}
