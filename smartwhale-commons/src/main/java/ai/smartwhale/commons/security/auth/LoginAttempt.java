// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody who wants to show who they are. Takes the array of the password over: it is wiped when the attempt was made,
 * whatever its end, so that an attempt is good for one call. For one thread.
 */
public final class LoginAttempt {

    private static final int LONGEST_SOURCE = 256;
    private static final int LONGEST_CODE = 64;

    private final String user;
    private final char[] password;
    private final String source;
    private final Optional<String> code;

    private LoginAttempt(String user, char[] password, String source, Optional<String> code) {
        this.user = user;
        this.password = password;
        this.source = source;
        this.code = code;
    }

    /**
     * An attempt with a password.
     *
     * @param user the name of the user, 1 to 256 visible characters
     * @param password the password, 1 to 1,024 characters; taken over and wiped
     * @param source from where: the address of the client as the host knows it, 1 to 256 characters
     * @return the attempt
     * @throws InvalidValueException if a text is empty or malformed
     * @throws LimitExceededException if the password or the source is too long
     */
    public static LoginAttempt of(String user, char[] password, String source) {
        InvalidValueException.requirePresent("password", password);
        if (password.length == 0) {
            throw new InvalidValueException("password", null, "at least one character");
        }
        LimitExceededException.requireAtMost("password, in characters", password.length, PasswordRules.LONGEST);
        InvalidValueException.requireText("source", source);
        LimitExceededException.requireAtMost("source, in characters", source.length(), LONGEST_SOURCE);
        return new LoginAttempt(UserAccount.requireName(user), password, source, Optional.empty());
    }

    /**
     * The same attempt with a second factor.
     *
     * @param secondFactor a code by time, or a recovery code; up to 64 characters
     * @return an attempt that shares the array of the password
     * @throws InvalidValueException if the code is blank
     * @throws LimitExceededException if the code is too long
     */
    public LoginAttempt withCode(String secondFactor) {
        InvalidValueException.requireText("code", secondFactor);
        LimitExceededException.requireAtMost("code, in characters", secondFactor.length(), LONGEST_CODE);
        return new LoginAttempt(user, password, source, Optional.of(secondFactor.strip()));
    }

    String user() {
        return user;
    }

    char[] password() {
        return password;
    }

    String source() {
        return source;
    }

    Optional<String> code() {
        return code;
    }

    void wipe() {
        Arrays.fill(password, '\0');
    }

    /** Shows neither the password nor the code. */
    @Override
    public String toString() {
        return "LoginAttempt[" + user + " from " + source + ']';
    }
}
