// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Accepts each code once. */
final class SecondFactor {

    private final AccountUpdates accounts;
    private final SecretSealer sealer;
    private final InstantSource clock;
    private final int window;

    SecondFactor(AccountUpdates accounts, SecretSealer sealer, InstantSource clock, int window) {
        this.accounts = accounts;
        this.sealer = sealer;
        this.clock = clock;
        this.window = window;
    }

    /** Uses a code up; false if it is wrong, or was used before. */
    boolean accept(String user, String code) {
        return RecoveryCodes.looksLike(code)
                ? accounts.update(user, account -> withoutCode(account, RecoveryCodes.hash(code)))
                        .isPresent()
                : accounts.update(
                                user,
                                account -> account.totp()
                                        .flatMap(enrollment -> used(user, enrollment, code))
                                        .map(account::withTotpUsed))
                        .isPresent();
    }

    /** The enrollment after the use of a code; empty if the code is wrong or was used before. */
    Optional<TotpEnrollment> used(String user, TotpEnrollment enrollment, String code) {
        return sealer.open(user, enrollment.secret()).flatMap(secret -> {
            try {
                var step = Totp.of(secret, enrollment).match(code, clock.instant(), window, enrollment.lastStep());
                return step.isPresent() ? Optional.of(enrollment.used(step.getAsLong())) : Optional.empty();
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        });
    }

    private static Optional<UserAccount> withoutCode(UserAccount account, String hash) {
        return account.totp().isPresent() && account.recoveryCodes().contains(hash)
                ? Optional.of(account.withoutRecoveryCode(hash))
                : Optional.empty();
    }
}
