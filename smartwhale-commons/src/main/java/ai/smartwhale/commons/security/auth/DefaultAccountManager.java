// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEventType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class DefaultAccountManager implements AccountManager {

    private static final String ACTION = "action";

    private final AuthParts parts;

    DefaultAccountManager(AuthParts parts) {
        this.parts = parts;
    }

    @Override
    public boolean createAccount(String user, char[] password, String by) {
        InvalidValueException.requireText("by", by);
        String hash = hashed(UserAccount.requireName(user), password);
        boolean created = parts.users().create(UserAccount.of(user, hash));
        tell(by, user, "create account", created, "the name is taken");
        return created;
    }

    @Override
    public boolean resetPassword(String user, char[] password, String by) {
        InvalidValueException.requireText("by", by);
        String hash = hashed(UserAccount.requireName(user), password);
        boolean changed = parts.accounts()
                .update(user, account -> Optional.of(account.withPasswordHash(hash)))
                .isPresent();
        if (changed) {
            parts.throttles().users().forget(user);
            parts.sessions().endAll(user, "the password was reset");
        }
        tell(by, user, "reset password", changed, "unknown user");
        return changed;
    }

    @Override
    public AuthResult changePassword(LoginAttempt attempt, char[] password) {
        InvalidValueException.requirePresent("attempt", attempt);
        InvalidValueException.requirePresent("password", password);
        try (PreparedPassword fresh = parts.newPasswords().require(attempt.user(), password)) {
            LoginCheck.Outcome outcome = parts.check().check(attempt);
            if (outcome instanceof LoginCheck.Passed passed) {
                return change(passed, attempt.source(), hashed(fresh));
            }
            return ((LoginCheck.Failed) outcome).result();
        } finally {
            attempt.wipe();
            Arrays.fill(password, '\0');
        }
    }

    private AuthResult change(LoginCheck.Passed passed, String source, String hash) {
        String user = passed.account().name();
        Optional<UserAccount> changed =
                parts.accounts().update(user, account -> Optional.of(account.withPasswordHash(hash)));
        tell(user, user, "change password", changed.isPresent(), "removed meanwhile");
        if (changed.isEmpty()) {
            return new AuthResult.Refused();
        }
        parts.sessions().endAll(user, "the password was changed");
        return parts.begin(changed.orElseThrow(), source, passed.level());
    }

    @Override
    public boolean setEnabled(String user, boolean enabled, String by) {
        InvalidValueException.requireText("by", by);
        boolean changed = parts.accounts()
                .update(UserAccount.requireName(user), account -> Optional.of(account.withEnabled(enabled)))
                .isPresent();
        if (changed && !enabled) {
            parts.sessions().endAll(user, "the account was disabled");
        }
        tell(by, user, enabled ? "enable account" : "disable account", changed, "unknown user");
        return changed;
    }

    @Override
    public boolean removeAccount(String user, String by) {
        InvalidValueException.requireText("by", by);
        boolean removed = parts.users().remove(UserAccount.requireName(user));
        parts.sessions().endAll(user, "the account was removed");
        tell(by, user, "remove account", removed, "unknown user");
        return removed;
    }

    @Override
    public void unlock(String user, String by) {
        InvalidValueException.requireText("by", by);
        parts.throttles().users().forget(UserAccount.requireName(user));
        tell(by, user, "unlock account", true, "");
    }

    @Override
    public Optional<TotpSetup> startSecondFactor(String user, String by) {
        InvalidValueException.requireText("by", by);
        Optional<TotpSetup> setup = parts.secondFactors().start(UserAccount.requireName(user));
        tell(by, user, "start second factor", setup.isPresent(), "unknown user");
        return setup;
    }

    @Override
    public Optional<List<String>> confirmSecondFactor(String user, String code) {
        InvalidValueException.requireText("code", code);
        Optional<List<String>> codes = parts.secondFactors().confirm(UserAccount.requireName(user), code);
        tell(user, user, "confirm second factor", codes.isPresent(), "wrong code, or none was begun");
        return codes;
    }

    @Override
    public boolean removeSecondFactor(String user, String by) {
        InvalidValueException.requireText("by", by);
        boolean removed = parts.secondFactors().remove(UserAccount.requireName(user));
        if (removed) {
            parts.sessions().endAll(user, "the second factor was removed");
        }
        tell(by, user, "remove second factor", removed, "there is none");
        return removed;
    }

    private String hashed(String user, char[] password) {
        InvalidValueException.requirePresent("password", password);
        try (PreparedPassword fresh = parts.newPasswords().require(user, password)) {
            return hashed(fresh);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private String hashed(PreparedPassword password) {
        if (!parts.slots().enter()) {
            throw new AuthBusyException();
        }
        try {
            return parts.hasher().hash(password);
        } finally {
            parts.slots().leave();
        }
    }

    private void tell(String by, String user, String action, boolean done, String reason) {
        if (done) {
            parts.audit().done(SecurityEventType.ACCOUNT, by, "user " + user, Map.of(ACTION, action));
        } else {
            parts.audit()
                    .refused(
                            SecurityEventType.ACCOUNT, Optional.of(by), "user " + user, reason, Map.of(ACTION, action));
        }
    }
}
