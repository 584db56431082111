// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A key that may be used: its id, its purpose and its bytes. Its text never shows the bytes, two of them are equal only
 * if they are the same object, and it cannot be serialized. Thread-safe.
 *
 * <p>When the key is destroyed, its bytes are erased here too: whoever asks for them afterwards gets a
 * {@link KeyErasedException}.
 */
public final class KeyMaterial {

    private final int id;
    private final KeyPurpose purpose;
    private final ErasableKey key;

    private KeyMaterial(int id, KeyPurpose purpose, ErasableKey key) {
        this.id = id;
        this.purpose = purpose;
        this.key = key;
    }

    /**
     * A key from elsewhere.
     *
     * @param id names the key, above zero
     * @param purpose what it is for
     * @param bytes its 32 bytes, which are copied; the caller erases its own
     * @return the key
     * @throws InvalidValueException if the id is not above zero or there are not 32 bytes
     */
    public static KeyMaterial of(int id, KeyPurpose purpose, byte[] bytes) {
        InvalidValueException.requireRange("id", id, 1, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("purpose", purpose);
        InvalidValueException.requirePresent("bytes", bytes);
        InvalidValueException.requireRange(
                "length of the key, in bytes", bytes.length, KeyPurpose.KEY_BYTES, KeyPurpose.KEY_BYTES);
        return new KeyMaterial(id, purpose, new ErasableKey(purpose.algorithm(), bytes));
    }

    /**
     * The name of the key in everything made with it.
     *
     * @return above zero
     */
    public int id() {
        return id;
    }

    /**
     * What the key is for.
     *
     * @return its purpose
     */
    public KeyPurpose purpose() {
        return purpose;
    }

    /**
     * The key as {@code javax.crypto} takes it.
     *
     * @return the key, which stays erasable by its owner; its {@code getEncoded} throws {@link KeyErasedException} once
     *     the key is destroyed
     */
    public SecretKey secretKey() {
        return key;
    }

    /**
     * The bytes, for libraries that take nothing else.
     *
     * @return a copy that the caller erases after use
     * @throws KeyErasedException if the key was destroyed
     */
    public byte[] copyOfBytes() {
        return key.getEncoded();
    }

    /** Erases the bytes, for all who hold this object. Belongs to whoever made the key. */
    void erase() {
        key.erase();
    }

    boolean sameBytes(KeyMaterial other) {
        byte[] mine = copyOfBytes();
        byte[] theirs = other.copyOfBytes();
        try {
            return purpose == other.purpose && MessageDigest.isEqual(mine, theirs);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(theirs, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "key " + id + " for " + purpose;
    }
}
