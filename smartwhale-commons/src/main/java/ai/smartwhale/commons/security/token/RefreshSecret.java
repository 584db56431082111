// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The text of a refresh token: {@code rt1_}, then in base64url a handle of 128 random bits that all of the family share
 * and 256 that are its own. The family is named by a hash of the handle, so whoever sees that name, which access tokens
 * hold, cannot make a token that belongs to the family, and so cannot have it revoked.
 */
final class RefreshSecret {

    private static final String PREFIX = "rt1_";
    private static final int HANDLE_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int TEXT_LENGTH = PREFIX.length() + (HANDLE_BYTES + SECRET_BYTES) / 3 * 4;

    private final byte[] handle;
    private final String text;

    private RefreshSecret(byte[] handle, String text) {
        this.handle = handle;
        this.text = text;
    }

    static RefreshSecret first(SecureRandom random) {
        byte[] handle = new byte[HANDLE_BYTES];
        random.nextBytes(handle);
        return of(handle, random);
    }

    RefreshSecret next(SecureRandom random) {
        return of(handle, random);
    }

    private static RefreshSecret of(byte[] handle, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] both = Arrays.copyOf(handle, HANDLE_BYTES + SECRET_BYTES);
        System.arraycopy(secret, 0, both, HANDLE_BYTES, SECRET_BYTES);
        return new RefreshSecret(handle, PREFIX + Base64.getUrlEncoder().encodeToString(both));
    }

    /** Empty if it cannot be a refresh token. */
    static Optional<RefreshSecret> parse(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith(PREFIX) || text.endsWith("=")) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return Optional.of(new RefreshSecret(Arrays.copyOf(both, HANDLE_BYTES), text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return text;
    }

    String familyId() {
        byte[] hash = sha256(handle);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HANDLE_BYTES));
    }

    String hash() {
        byte[] hash = sha256(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    boolean hashesTo(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    @Override
    public String toString() {
        return "a refresh token of family " + familyId();
    }
}
