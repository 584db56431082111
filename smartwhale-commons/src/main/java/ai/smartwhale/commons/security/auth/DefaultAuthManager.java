// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.commons.security.token.InvalidTokenException;
import ai.smartwhale.commons.security.token.TokenValidator;
import ai.smartwhale.commons.security.token.VerifiedToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class DefaultAuthManager implements AuthManager {

    private final AuthParts parts;
    private final Optional<TokenValidator> tokens;
    private final AccountManager accounts;

    DefaultAuthManager(AuthParts parts, Optional<TokenValidator> tokens) {
        this.parts = parts;
        this.tokens = tokens;
        this.accounts = new DefaultAccountManager(parts);
    }

    @Override
    public AuthResult authenticate(LoginAttempt attempt) {
        InvalidValueException.requirePresent("attempt", attempt);
        LoginCheck.Outcome outcome = parts.check().check(attempt);
        if (!(outcome instanceof LoginCheck.Passed passed)) {
            return ((LoginCheck.Failed) outcome).result();
        }
        AuthResult result = parts.begin(passed.account(), attempt.source(), passed.level());
        if (result instanceof AuthResult.Busy) {
            refuseSession(passed.account().name(), "as many sessions are open as the settings allow");
        }
        return result;
    }

    @Override
    public AuthResult stepUp(String sessionId, LoginAttempt attempt) {
        InvalidValueException.requirePresent("sessionId", sessionId);
        InvalidValueException.requirePresent("attempt", attempt);
        boolean own = parts.sessions()
                .use(sessionId)
                .filter(session -> session.user().equals(attempt.user()))
                .isPresent();
        if (!own) {
            attempt.wipe();
            refuseSession(attempt.user(), "no session of this user to step up");
            return new AuthResult.Refused();
        }
        LoginCheck.Outcome outcome = parts.check().check(attempt);
        if (!(outcome instanceof LoginCheck.Passed passed)) {
            return ((LoginCheck.Failed) outcome).result();
        }
        return parts.sessions()
                .renew(sessionId, passed.level())
                .<AuthResult>map(opened -> new AuthResult.Authenticated(opened.id(), opened.session()))
                .orElseGet(AuthResult.Refused::new);
    }

    @Override
    public SessionCheck checkSession(String sessionId, SessionRequirement requirement) {
        InvalidValueException.requirePresent("sessionId", sessionId);
        InvalidValueException.requirePresent("requirement", requirement);
        Optional<Session> used = parts.sessions().use(sessionId);
        if (used.isEmpty()) {
            refuseSession("", "no such session");
            return new SessionCheck.Invalid();
        }
        Session session = used.orElseThrow();
        return requirement.isMetBy(session, parts.clock().instant())
                ? new SessionCheck.Valid(session)
                : new SessionCheck.StepUpNeeded(session);
    }

    @Override
    public boolean endSession(String sessionId) {
        return parts.sessions().end(InvalidValueException.requirePresent("sessionId", sessionId));
    }

    @Override
    public VerifiedToken verifyToken(String token) {
        InvalidValueException.requirePresent("token", token);
        VerifiedToken verified = tokens.orElseThrow(() -> new IllegalStateException("built without a token validator"))
                .validateToken(token);
        boolean disabled = parts.users()
                .find(verified.subject())
                .filter(account -> !account.enabled())
                .isPresent();
        if (disabled) {
            parts.audit()
                    .refused(
                            SecurityEventType.TOKEN,
                            Optional.of(verified.subject()),
                            "token " + verified.id(),
                            "the account is disabled",
                            Map.of());
            throw new InvalidTokenException();
        }
        return verified;
    }

    @Override
    public UserSessions manageSessions(String user) {
        String name = UserAccount.requireName(user);
        SessionRegistry sessions = parts.sessions();
        return new UserSessions() {
            @Override
            public List<Session> list() {
                return sessions.list(name);
            }

            @Override
            public boolean end(String handle) {
                return sessions.end(name, InvalidValueException.requirePresent("handle", handle));
            }

            @Override
            public int endAll() {
                return sessions.endAll(name, "all were ended");
            }
        };
    }

    @Override
    public AccountManager accounts() {
        return accounts;
    }

    private void refuseSession(String user, String reason) {
        parts.audit()
                .refused(
                        SecurityEventType.SESSION,
                        Optional.of(user).filter(name -> !name.isEmpty()),
                        "session",
                        reason,
                        Map.of());
    }
}
