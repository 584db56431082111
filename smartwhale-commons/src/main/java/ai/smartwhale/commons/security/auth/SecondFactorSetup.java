// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets second factors up. */
final class SecondFactorSetup {

    /** Before any time that there is. */
    private static final long NEVER = Long.MIN_VALUE;

    private final AccountUpdates accounts;
    private final SecondFactor secondFactor;
    private final SecretSealer sealer;
    private final TotpConfig config;
    private final SecureRandom random;

    SecondFactorSetup(
            AccountUpdates accounts,
            SecondFactor secondFactor,
            SecretSealer sealer,
            TotpConfig config,
            SecureRandom random) {
        this.accounts = accounts;
        this.secondFactor = secondFactor;
        this.sealer = sealer;
        this.config = config;
        this.random = random;
    }

    Optional<TotpSetup> start(String user) {
        byte[] secret = new byte[config.algorithm().secretBytes()];
        random.nextBytes(secret);
        try {
            Totp totp = new Totp(secret, config.algorithm(), config.digits(), config.period());
            TotpSetup setup = new TotpSetup(Base32.encode(secret), totp.uri(config.issuer(), user));
            TotpEnrollment pending = new TotpEnrollment(
                    sealer.seal(user, secret), config.algorithm(), config.digits(), config.period(), NEVER);
            return accounts.update(user, account -> Optional.of(account.withPendingTotp(pending)))
                    .map(changed -> setup);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    Optional<List<String>> confirm(String user, String code) {
        List<String> codes = RecoveryCodes.generate(random);
        Set<String> hashes = new HashSet<>();
        codes.forEach(fresh -> hashes.add(RecoveryCodes.hash(fresh)));
        return accounts.update(
                        user,
                        account -> account.pendingTotp()
                                .flatMap(pending -> secondFactor.used(user, pending, code.strip()))
                                .map(used -> account.withTotp(Optional.of(used), hashes)))
                .map(changed -> codes);
    }

    boolean remove(String user) {
        return accounts.update(user, account -> account.totp().map(old -> account.withTotp(Optional.empty(), Set.of())))
                .isPresent();
    }
}
