// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Passwords that are known to be common or breached and are not taken. Asked when a password is set, never at a login.
 * Implementations are thread-safe and do not keep the array.
 */
@FunctionalInterface
public interface PasswordBlocklist {

    /** Takes every password. */
    PasswordBlocklist NONE = password -> false;

    /**
     * Whether a password is known.
     *
     * @param password the password, normalized; wiped after the call
     * @return whether it must not be used
     */
    boolean contains(char[] password);

    /**
     * A list in memory, compared without regard to case.
     *
     * @param passwords the passwords
     * @return the list
     */
    static PasswordBlocklist of(Collection<String> passwords) {
        Set<CharBuffer> known = new HashSet<>();
        for (String password : InvalidValueException.requirePresent("passwords", passwords)) {
            known.add(CharBuffer.wrap(password.toLowerCase(Locale.ROOT).toCharArray()));
        }
        return password -> {
            char[] lower = new char[password.length];
            for (int i = 0; i < lower.length; i++) {
                lower[i] = Character.toLowerCase(password[i]);
            }
            boolean found = known.contains(CharBuffer.wrap(lower));
            Arrays.fill(lower, '\0');
            return found;
        };
    }
}
