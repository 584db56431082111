// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.SecurityAudit;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** What the manager and its accounts share. */
record AuthParts(
        UserStore users,
        AccountUpdates accounts,
        Throttles throttles,
        HashSlots slots,
        PasswordHasher hasher,
        NewPasswords newPasswords,
        SecondFactorSetup secondFactors,
        LoginCheck check,
        SessionRegistry sessions,
        AuthAudit audit,
        InstantSource clock) {

    /** Slow those down who guess. */
    record Throttles(AttemptThrottle users, AttemptThrottle sources) {}

    static AuthParts of(
            AuthConfig config,
            UserStore users,
            SecurityAudit securityAudit,
            InstantSource clock,
            PasswordBlocklist blocklist,
            Optional<DataEncryptor> encryptor,
            SecureRandom random) {
        AuthAudit audit = new AuthAudit(securityAudit, clock);
        AccountUpdates accounts = new AccountUpdates(users);
        SecretSealer sealer = new SecretSealer(encryptor);
        SecondFactor secondFactor =
                new SecondFactor(accounts, sealer, clock, config.totp().window());
        HashSlots slots = new HashSlots(config.maxConcurrentHashes(), config.hashWait());
        PasswordHasher hasher = new PasswordHasher(config.passwords(), random);
        Throttles throttles = new Throttles(
                new AttemptThrottle(config.users(), random), new AttemptThrottle(config.sources(), random));
        return new AuthParts(
                users,
                accounts,
                throttles,
                slots,
                hasher,
                new NewPasswords(config.rules(), blocklist),
                new SecondFactorSetup(accounts, secondFactor, sealer, config.totp(), random),
                new LoginCheck(throttles, slots, hasher, users, secondFactor, audit, clock),
                new SessionRegistry(config.sessions(), audit, clock, random),
                audit,
                clock);
    }

    /**
     * Begins a session of somebody who showed who they are. Looks at the account again afterwards: if it was disabled
     * or given another password meanwhile, all sessions were ended before this one began.
     */
    AuthResult begin(UserAccount account, String source, AssuranceLevel level) {
        Optional<SessionRegistry.Opened> begun = sessions.open(account.name(), source, level);
        if (begun.isEmpty()) {
            return new AuthResult.Busy();
        }
        SessionRegistry.Opened opened = begun.orElseThrow();
        boolean holds = users.find(account.name())
                .filter(present -> present.enabled() && present.passwordHash().equals(account.passwordHash()))
                .isPresent();
        if (!holds) {
            sessions.end(opened.id());
            return new AuthResult.Refused();
        }
        return new AuthResult.Authenticated(opened.id(), opened.session());
    }
}
