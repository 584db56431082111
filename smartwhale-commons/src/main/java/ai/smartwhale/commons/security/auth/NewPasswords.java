// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.auth.PasswordRefusedException.Reason;
import java.util.Arrays;

/** Lets through what may become a password. */
final class NewPasswords {

    private final PasswordRules rules;
    private final PasswordBlocklist blocklist;

    NewPasswords(PasswordRules rules, PasswordBlocklist blocklist) {
        this.rules = rules;
        this.blocklist = blocklist;
    }

    /**
     * Prepares and checks.
     *
     * @throws PasswordRefusedException if the password is not taken
     */
    PreparedPassword require(String user, char[] password) {
        InvalidValueException.requirePresent("password", password);
        if (password.length > 2 * rules.maxLength()) {
            throw new PasswordRefusedException(Reason.TOO_LONG);
        }
        PreparedPassword prepared =
                PreparedPassword.of(password).orElseThrow(() -> new PasswordRefusedException(Reason.MALFORMED));
        boolean taken = false;
        try {
            requireLength(prepared.codePoints());
            requireUncommon(user, prepared);
            taken = true;
            return prepared;
        } finally {
            if (!taken) {
                prepared.close();
            }
        }
    }

    private void requireLength(int length) {
        if (length < rules.minLength()) {
            throw new PasswordRefusedException(Reason.TOO_SHORT);
        }
        if (length > rules.maxLength()) {
            throw new PasswordRefusedException(Reason.TOO_LONG);
        }
    }

    private static boolean isName(String user, char[] password) {
        if (user.length() != password.length) {
            return false;
        }
        for (int i = 0; i < password.length; i++) {
            if (Character.toLowerCase(user.charAt(i)) != Character.toLowerCase(password[i])) {
                return false;
            }
        }
        return true;
    }

    private void requireUncommon(String user, PreparedPassword prepared) {
        if (isName(user, prepared.chars())) {
            throw new PasswordRefusedException(Reason.EQUALS_NAME);
        }
        char[] copy = prepared.chars().clone();
        try {
            if (blocklist.contains(copy)) {
                throw new PasswordRefusedException(Reason.COMMON);
            }
        } finally {
            Arrays.fill(copy, '\0');
        }
    }
}
