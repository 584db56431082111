// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored hash in the PHC string format, with parameters that were found within their caps: a hash that somebody
 * planted in the store cannot make a login take a gigabyte or a minute.
 */
record PhcString(Kind kind, int memoryKib, int iterations, int parallelism, byte[] salt, byte[] hash) {

    enum Kind {
        ARGON2ID,
        PBKDF2
    }

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final int LONGEST = 512;
    private static final int LONGEST_PART = 64;
    private static final String BASE64 = "([A-Za-z0-9+/]{11,86})";
    private static final Pattern ARGON2ID =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,3})\\$" + BASE64 + "\\$" + BASE64);
    private static final Pattern PBKDF2 =
            Pattern.compile("\\$pbkdf2-sha256\\$i=(\\d{1,8})\\$" + BASE64 + "\\$" + BASE64);

    /** Reads a stored hash; empty if it is of no known kind, malformed, or beyond the caps. */
    static Optional<PhcString> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher argon2id = ARGON2ID.matcher(text);
        if (argon2id.matches()) {
            return of(
                    Kind.ARGON2ID,
                    number(argon2id, 1),
                    number(argon2id, 2),
                    number(argon2id, 3),
                    argon2id.group(4),
                    argon2id.group(5));
        }
        Matcher pbkdf2 = PBKDF2.matcher(text);
        return pbkdf2.matches()
                ? of(Kind.PBKDF2, 0, number(pbkdf2, 1), 0, pbkdf2.group(2), pbkdf2.group(3))
                : Optional.empty();
    }

    private static Optional<PhcString> of(
            Kind kind, int memoryKib, int iterations, int parallelism, String salt, String hash) {
        try {
            byte[] saltBytes = Base64.getDecoder().decode(salt);
            byte[] hashBytes = Base64.getDecoder().decode(hash);
            PhcString phc = new PhcString(kind, memoryKib, iterations, parallelism, saltBytes, hashBytes);
            return phc.isWithinCaps() ? Optional.of(phc) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean isWithinCaps() {
        boolean lengths = salt.length >= 8
                && salt.length <= LONGEST_PART
                && hash.length >= 16
                && hash.length <= LONGEST_PART
                && iterations >= 1;
        return switch (kind) {
            case ARGON2ID ->
                lengths
                        && parallelism >= 1
                        && parallelism <= PasswordScheme.Argon2id.MOST_PARALLELISM
                        && memoryKib >= 8 * parallelism
                        && memoryKib <= PasswordScheme.Argon2id.MOST_MEMORY_KIB
                        && iterations <= PasswordScheme.Argon2id.MOST_ITERATIONS;
            case PBKDF2 -> lengths && iterations <= PasswordScheme.Pbkdf2.MOST_ITERATIONS;
        };
    }

    /** What a scheme writes. */
    static PhcString of(PasswordScheme scheme, byte[] salt, byte[] hash) {
        if (scheme instanceof PasswordScheme.Argon2id argon2id) {
            return new PhcString(
                    Kind.ARGON2ID, argon2id.memoryKib(), argon2id.iterations(), argon2id.parallelism(), salt, hash);
        }
        PasswordScheme.Pbkdf2 pbkdf2 = (PasswordScheme.Pbkdf2) scheme;
        return new PhcString(Kind.PBKDF2, 0, pbkdf2.iterations(), 0, salt, hash);
    }

    PhcString withHash(byte[] derived) {
        return new PhcString(kind, memoryKib, iterations, parallelism, salt, derived);
    }

    /** Whether a scheme would write another kind, other parameters or other lengths. */
    boolean differsFrom(PasswordScheme scheme) {
        PhcString wanted = of(scheme, salt, hash);
        return kind != wanted.kind
                || memoryKib != wanted.memoryKib
                || iterations != wanted.iterations
                || parallelism != wanted.parallelism
                || salt.length < SALT_BYTES
                || hash.length < HASH_BYTES;
    }

    /** The text that is stored. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        String parameters = switch (kind) {
            case ARGON2ID -> "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=" + parallelism + '$';
            case PBKDF2 -> "$pbkdf2-sha256$i=" + iterations + '$';
        };
        return parameters + base64.encodeToString(salt) + '$' + base64.encodeToString(hash);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return kind.name();
    }
}
