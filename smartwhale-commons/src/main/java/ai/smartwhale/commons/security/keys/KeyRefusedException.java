// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.util.OptionalInt;

/** A key cannot be used or changed as was asked. Nothing was done. */
public final class KeyRefusedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final KeyRefusal refusal;
    private final int keyId;

    /**
     * Creates the exception for a key.
     *
     * @param refusal why
     * @param keyId which key
     */
    public KeyRefusedException(KeyRefusal refusal, int keyId) {
        super("key " + keyId + " is refused: " + refusal);
        this.refusal = refusal;
        this.keyId = keyId;
    }

    /**
     * Creates the exception for a purpose that has no primary key.
     *
     * @param purpose what a key was needed for
     */
    public KeyRefusedException(KeyPurpose purpose) {
        super("there is no primary key for " + purpose);
        this.refusal = KeyRefusal.NO_PRIMARY;
        this.keyId = 0;
    }

    /**
     * Why it was refused.
     *
     * @return the reason
     */
    public KeyRefusal refusal() {
        return refusal;
    }

    /**
     * Which key was refused.
     *
     * @return its id, or empty if there is no key
     */
    public OptionalInt keyId() {
        return keyId == 0 ? OptionalInt.empty() : OptionalInt.of(keyId);
    }
}
