// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/**
 * Encrypts with authentication, as the {@code DataEncryptor} of commons does. Implementations are thread-safe and throw
 * if they cannot.
 */
public interface PayloadCipher {

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
