// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

/** Whether a ciphertext is whole, unchanged and bound to the associated data that were given. */
public sealed interface IntegrityResult permits IntegrityResult.Intact, IntegrityResult.NotIntact {

    /**
     * It can be decrypted.
     *
     * @param keyId the key it was encrypted under
     * @param primary whether that key is the primary one; if not, encrypting again lets the old key be destroyed
     * @param plaintextBytes the length of what was encrypted
     */
    record Intact(int keyId, boolean primary, long plaintextBytes) implements IntegrityResult {}

    /** It cannot be decrypted; why, is in the audit only. */
    record NotIntact() implements IntegrityResult {}

    /**
     * Whether it can be decrypted.
     *
     * @return true for {@link Intact}
     */
    default boolean isIntact() {
        return this instanceof Intact;
    }
}
