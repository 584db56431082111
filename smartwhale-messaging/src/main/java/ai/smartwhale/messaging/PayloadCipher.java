// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.DataEncryptor;

/**
 * Encrypts with authentication, as {@link DataEncryptor} does. Implementations are thread-safe and throw if they
 * cannot.
 */
public interface PayloadCipher {

    /**
     * Encrypts by AES-256-GCM under the keys of a manager or another source. A rotation needs nothing here: what is
     * sealed names its key, and is opened as long as that key is enabled on the other side.
     *
     * @param encryptor has the keys
     * @return the cipher
     */
    static PayloadCipher of(DataEncryptor encryptor) {
        InvalidValueException.requirePresent("encryptor", encryptor);
        return new PayloadCipher() {
            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
                return encryptor.encryptData(plaintext, associatedData);
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
                return encryptor.decryptData(ciphertext, associatedData);
            }
        };
    }

    /**
     * Encrypts.
     *
     * @param plaintext what is to be hidden
     * @param associatedData what the ciphertext is bound to, not hidden
     * @return the ciphertext, with all that {@link #decrypt} needs besides the key
     */
    byte[] encrypt(byte[] plaintext, byte[] associatedData);

    /**
     * Decrypts.
     *
     * @param ciphertext what {@link #encrypt} made
     * @param associatedData the same as then
     * @return the plaintext
     * @throws RuntimeException if either was changed, or the key is another
     */
    byte[] decrypt(byte[] ciphertext, byte[] associatedData);
}
