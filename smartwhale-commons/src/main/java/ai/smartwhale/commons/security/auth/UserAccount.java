// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a user.
 *
 * @param name 1 to 256 characters without control or other invisible ones; names are compared exactly
 * @param passwordHash a PHC string
 * @param totp the second factor that logins need, where one is set up
 * @param pendingTotp a second factor that no code has confirmed yet
 * @param recoveryCodes hashes of the recovery codes that were not used yet
 * @param enabled whether the user may log in
 * @param version grows by one with each change; what {@link UserStore#replace} compares
 */
public record UserAccount(
        String name,
        String passwordHash,
        Optional<TotpEnrollment> totp,
        Optional<TotpEnrollment> pendingTotp,
        Set<String> recoveryCodes,
        boolean enabled,
        long version) {

    private static final int LONGEST_NAME = 256;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing or malformed
     */
    public UserAccount {
        requireName(name);
        if (passwordHash == null || passwordHash.isBlank()) {
            throw new InvalidValueException("passwordHash", null, "a PHC string");
        }
        InvalidValueException.requirePresent("totp", totp);
        InvalidValueException.requirePresent("pendingTotp", pendingTotp);
        recoveryCodes = Set.copyOf(InvalidValueException.requirePresent("recoveryCodes", recoveryCodes));
        InvalidValueException.requireRange("version", version, 0, Long.MAX_VALUE);
    }

    static String requireName(String name) {
        InvalidValueException.requireText("user", name);
        boolean hidden = name.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
        if (hidden || name.length() > LONGEST_NAME) {
            throw new InvalidValueException("user", name, "1.." + LONGEST_NAME + " visible characters");
        }
        return name;
    }

    static UserAccount of(String name, String passwordHash) {
        return new UserAccount(name, passwordHash, Optional.empty(), Optional.empty(), Set.of(), true, 0);
    }

    UserAccount withPasswordHash(String hash) {
        return new UserAccount(name, hash, totp, pendingTotp, recoveryCodes, enabled, version + 1);
    }

    UserAccount withTotp(Optional<TotpEnrollment> enrollment, Set<String> codes) {
        return new UserAccount(name, passwordHash, enrollment, Optional.empty(), codes, enabled, version + 1);
    }

    UserAccount withTotpUsed(TotpEnrollment used) {
        return new UserAccount(name, passwordHash, Optional.of(used), pendingTotp, recoveryCodes, enabled, version + 1);
    }

    UserAccount withPendingTotp(TotpEnrollment pending) {
        return new UserAccount(name, passwordHash, totp, Optional.of(pending), recoveryCodes, enabled, version + 1);
    }

    UserAccount withoutRecoveryCode(String hash) {
        Set<String> left = new HashSet<>(recoveryCodes);
        left.remove(hash);
        return new UserAccount(name, passwordHash, totp, pendingTotp, left, enabled, version + 1);
    }

    UserAccount withEnabled(boolean value) {
        return new UserAccount(name, passwordHash, totp, pendingTotp, recoveryCodes, value, version + 1);
    }

    /** Shows no hashes and no secrets. */
    @Override
    public String toString() {
        return "UserAccount[" + name + ", totp=" + totp.isPresent() + ", recoveryCodes=" + recoveryCodes.size()
                + ", enabled=" + enabled + ", version=" + version + ']';
    }
}
