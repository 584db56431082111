// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.commons.security.auth.AttemptThrottle.Permit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether somebody is who they say: throttles, then a slot for hashing, then the password, then the code.
 * What a stranger can measure does not depend on whether the user is there.
 */
final class LoginCheck {

    private final AuthParts.Throttles throttles;
    private final HashSlots slots;
    private final PasswordHasher hasher;
    private final UserStore users;
    private final AccountUpdates accounts;
    private final SecondFactor secondFactor;
    private final AuthAudit audit;
    private final InstantSource clock;

    /** What became of it. */
    sealed interface Outcome {}

    /** The user is who they say. */
    record Passed(UserAccount account, AssuranceLevel level) implements Outcome {}

    /** Anything else. */
    record Failed(AuthResult result) implements Outcome {}

    LoginCheck(
            AuthParts.Throttles throttles,
            HashSlots slots,
            PasswordHasher hasher,
            UserStore users,
            SecondFactor secondFactor,
            AuthAudit audit,
            InstantSource clock) {
        this.throttles = throttles;
        this.slots = slots;
        this.hasher = hasher;
        this.users = users;
        this.accounts = new AccountUpdates(users);
        this.secondFactor = secondFactor;
        this.audit = audit;
        this.clock = clock;
    }

    /** Checks, and wipes the password. */
    Outcome check(LoginAttempt attempt) {
        try {
            return throttled(attempt);
        } finally {
            attempt.wipe();
        }
    }

    private Outcome throttled(LoginAttempt attempt) {
        Permit source = throttles.sources().begin(attempt.source(), clock.instant());
        if (!source.granted()) {
            return throttled(attempt, "too many failures from this source", source.delay());
        }
        Permit user = throttles.users().begin(attempt.user(), clock.instant());
        if (!user.granted()) {
            throttles.sources().takeBack(source, clock.instant());
            return throttled(attempt, "too many failures of this user", user.delay());
        }
        try {
            Outcome outcome = inSlot(attempt);
            if (outcome instanceof Passed) {
                throttles.users().succeeded(user, clock.instant());
                throttles.sources().takeBack(source, clock.instant());
            } else if (!(((Failed) outcome).result() instanceof AuthResult.Refused)) {
                takeBack(user, source);
            }
            return outcome;
        } catch (RuntimeException | Error e) {
            // A store that is down has not seen a guess, and neither has a hash that found no memory.
            takeBack(user, source);
            throw e;
        }
    }

    private void takeBack(Permit user, Permit source) {
        throttles.users().takeBack(user, clock.instant());
        throttles.sources().takeBack(source, clock.instant());
    }

    private Outcome inSlot(LoginAttempt attempt) {
        if (!slots.enter()) {
            tell(attempt, "too many passwords are being hashed");
            return new Failed(new AuthResult.Busy());
        }
        try {
            return PreparedPassword.of(attempt.password())
                    .map(password -> {
                        try (password) {
                            return withPassword(attempt, password);
                        }
                    })
                    .orElseGet(() -> refused(attempt, "malformed password"));
        } finally {
            slots.leave();
        }
    }

    private Outcome withPassword(LoginAttempt attempt, PreparedPassword password) {
        Optional<UserAccount> account = users.find(attempt.user());
        Optional<PhcString> stored = account.flatMap(known -> PhcString.parse(known.passwordHash()));
        boolean matches;
        try {
            matches = hasher.matches(password, stored.orElse(hasher.nobody()));
        } catch (MissingDependencyException e) {
            return refused(attempt, String.valueOf(e.getMessage()));
        }
        if (account.isEmpty()) {
            return refused(attempt, "unknown user");
        }
        if (stored.isEmpty()) {
            return refused(attempt, "the stored hash is not readable");
        }
        if (!matches) {
            return refused(attempt, "wrong password");
        }
        UserAccount known = account.orElseThrow();
        return known.enabled()
                ? withCode(attempt, password, known, stored.orElseThrow())
                : refused(attempt, "the account is disabled");
    }

    private Outcome withCode(LoginAttempt attempt, PreparedPassword password, UserAccount known, PhcString stored) {
        AssuranceLevel level = AssuranceLevel.ONE_FACTOR;
        if (known.totp().isPresent()) {
            if (attempt.code().isEmpty()) {
                tell(attempt, "a code is needed");
                return new Failed(new AuthResult.SecondFactorNeeded());
            }
            if (!secondFactor.accept(known.name(), attempt.code().orElseThrow())) {
                return refused(attempt, "wrong or used code");
            }
            level = AssuranceLevel.TWO_FACTORS;
        }
        UserAccount passed = hasher.needsRehash(stored) ? rehashed(known, password) : known;
        audit.done(
                SecurityEventType.AUTHENTICATION,
                known.name(),
                "user " + known.name(),
                Map.of("source", attempt.source(), "level", level.name()));
        return new Passed(passed, level);
    }

    /** With a hash of today's scheme, unless the password was changed meanwhile. */
    private UserAccount rehashed(UserAccount known, PreparedPassword password) {
        String fresh = hasher.hash(password);
        Optional<UserAccount> changed = accounts.update(
                known.name(),
                present -> present.passwordHash().equals(known.passwordHash())
                        ? Optional.of(present.withPasswordHash(fresh))
                        : Optional.empty());
        changed.ifPresent(account -> audit.done(
                SecurityEventType.ACCOUNT,
                account.name(),
                "user " + account.name(),
                Map.of("action", "rehash password")));
        return changed.or(() -> rehashedByAnother(known, password)).orElse(known);
    }

    /** Another login of the same user may just have done so, and then it is the new hash that the session must fit. */
    private Optional<UserAccount> rehashedByAnother(UserAccount known, PreparedPassword password) {
        return users.find(known.name())
                .filter(present -> PhcString.parse(present.passwordHash())
                        .filter(stored -> hasher.matches(password, stored))
                        .isPresent());
    }

    private Outcome throttled(LoginAttempt attempt, String reason, Duration delay) {
        tell(attempt, reason);
        return new Failed(new AuthResult.Throttled(delay));
    }

    private Outcome refused(LoginAttempt attempt, String reason) {
        tell(attempt, reason);
        return new Failed(new AuthResult.Refused());
    }

    private void tell(LoginAttempt attempt, String reason) {
        audit.refused(
                SecurityEventType.AUTHENTICATION,
                Optional.empty(),
                "user " + attempt.user(),
                reason,
                Map.of("source", attempt.source()));
    }
}
