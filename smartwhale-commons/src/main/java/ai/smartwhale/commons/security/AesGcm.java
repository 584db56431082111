// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeySource;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM (NIST SP 800-38D) under one key. Making a cipher costs more than a kilobyte's encryption, so they are
 * kept in places, one for each processor at least, that a thread finds by its number and empties while it works. Who
 * finds its place empty makes a cipher of its own. A cipher stays with its key, because changing the key costs as much
 * as a new cipher; and no thread keeps one, because the threads are the host's and outlive us. Thread-safe.
 */
final class AesGcm {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final int PLACES =
            Integer.highestOneBit(Math.max(1, Runtime.getRuntime().availableProcessors() * 2 - 1));

    private final KeyMaterial material;
    private final SecretKey key;
    private final AtomicReferenceArray<Lent> places = new AtomicReferenceArray<>(PLACES);

    AesGcm(KeyMaterial material) {
        this.material = material;
        this.key = material.secretKey();
    }

    KeyMaterial material() {
        return material;
    }

    /** A cipher and the encryptions that were announced for it and not done yet. */
    private static final class Lent {

        private final Cipher cipher = newCipher();
        private int announced;

        private void announceOne(KeySource keys, int keyId) {
            if (announced == 0) {
                int block = keys.reservation();
                keys.reserve(keyId, block);
                announced = block;
            }
            announced--;
        }
    }

    /**
     * Encrypts into {@code out} behind the nonce that stands there at {@code nonceAt}.
     *
     * @throws KeyErasedException if the key was destroyed
     */
    void seal(KeySource keys, byte[] plaintext, byte[] associatedData, byte[] out, int nonceAt)
            throws GeneralSecurityException {
        int place = place();
        Lent lent = take(place);
        try {
            lent.announceOne(keys, material.id());
            lent.cipher.init(Cipher.ENCRYPT_MODE, key, nonce(out, nonceAt));
            lent.cipher.updateAAD(associatedData);
            lent.cipher.doFinal(plaintext, 0, plaintext.length, out, nonceAt + NONCE_BYTES);
        } finally {
            places.lazySet(place, lent);
        }
    }

    /**
     * Decrypts what stands behind the nonce in {@code in}.
     *
     * @throws javax.crypto.AEADBadTagException if it was changed or is bound to other data
     * @throws KeyErasedException if the key was destroyed
     */
    byte[] open(byte[] in, int nonceAt, byte[] associatedData) throws GeneralSecurityException {
        int from = nonceAt + NONCE_BYTES;
        byte[] plaintext = new byte[in.length - from - TAG_BYTES];
        int place = place();
        Lent lent = take(place);
        try {
            lent.cipher.init(Cipher.DECRYPT_MODE, key, nonce(in, nonceAt));
            lent.cipher.updateAAD(associatedData);
            lent.cipher.doFinal(in, from, in.length - from, plaintext, 0);
        } finally {
            places.lazySet(place, lent);
        }
        return plaintext;
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }

    private Lent take(int place) {
        Lent lent = places.getAndSet(place, null);
        return lent == null ? new Lent() : lent;
    }

    private static GCMParameterSpec nonce(byte[] bytes, int from) {
        return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, bytes, from, NONCE_BYTES);
    }

    static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM, which every Java must have", e);
        }
    }
}
