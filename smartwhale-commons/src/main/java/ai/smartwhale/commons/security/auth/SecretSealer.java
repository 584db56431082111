// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.DecryptionException;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Keeps the secrets of second factors: encrypted and bound to the name of the user where there is an encryptor, so that
 * nobody who may write to the store can give one user the secret of another. With an encryptor a secret that is not
 * encrypted is refused, and the other way round.
 */
final class SecretSealer {

    private static final String SEALED = "sealed:";
    private static final String PLAIN = "plain:";

    private final Optional<DataEncryptor> encryptor;

    SecretSealer(Optional<DataEncryptor> encryptor) {
        this.encryptor = encryptor;
    }

    String seal(String user, byte[] secret) {
        Base64.Encoder base64 = Base64.getEncoder();
        return encryptor
                .map(sealing -> SEALED + base64.encodeToString(sealing.encryptData(secret, associatedData(user))))
                .orElseGet(() -> PLAIN + base64.encodeToString(secret));
    }

    /** The secret, or empty if it cannot be opened. */
    Optional<byte[]> open(String user, String kept) {
        String prefix = encryptor.isPresent() ? SEALED : PLAIN;
        if (!kept.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(kept.substring(prefix.length()));
            return Optional.of(encryptor
                    .map(opening -> opening.decryptData(bytes, associatedData(user)))
                    .orElse(bytes));
        } catch (IllegalArgumentException | DecryptionException | KeyRefusedException e) {
            return Optional.empty();
        }
    }

    private static byte[] associatedData(String user) {
        return ("totp\n" + user).getBytes(StandardCharsets.UTF_8);
    }
}
