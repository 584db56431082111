// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Wraps by AES-256-GCM with a key that is read at every use: nonce (12 bytes), ciphertext, tag (16 bytes). Its id is
 * the first eight bytes, in hexadecimal, of the HMAC-SHA-256 of a fixed text under the key.
 */
final class LocalKek implements KekProvider {

    private static final byte[] NAMING = "smartwhale-kek-id".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final KekSource source;
    private final String id;
    private final SecureRandom random = new SecureRandom();

    private LocalKek(KekSource source, String id) {
        this.source = source;
        this.id = id;
    }

    static LocalKek open(KekSource source) {
        ErasableKey key = keyOf(source);
        try {
            return new LocalKek(source, idOf(key));
        } finally {
            key.erase();
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(byte[] plaintext, byte[] associatedData) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + plaintext.length + TAG_BYTES);
        ErasableKey key = sameKey();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, associatedData);
            cipher.doFinal(plaintext, 0, plaintext.length, wrapped, NONCE_BYTES);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new KeySetException(KeySetFault.NO_KEK, "cannot wrap keys by " + this, e);
        } finally {
            key.erase();
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] associatedData) {
        if (wrapped.length < NONCE_BYTES + TAG_BYTES) {
            throw new KeySetException(KeySetFault.TAMPERED, "the wrapped keys are too short");
        }
        ErasableKey key = sameKey();
        try {
            byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associatedData)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new KeySetException(KeySetFault.TAMPERED, "the wrapped keys, or what stands beside them, changed", e);
        } catch (GeneralSecurityException e) {
            throw new KeySetException(KeySetFault.NO_KEK, "cannot unwrap keys by " + this, e);
        } finally {
            key.erase();
        }
    }

    private static Cipher cipher(int mode, ErasableKey key, byte[] nonce, byte[] associatedData)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associatedData);
        return cipher;
    }

    private ErasableKey sameKey() {
        ErasableKey key = keyOf(source);
        if (!idOf(key).equals(id)) {
            key.erase();
            throw new KeySetException(KeySetFault.OTHER_KEK, "the key in " + source + " is not the one it was");
        }
        return key;
    }

    private static ErasableKey keyOf(KekSource source) {
        byte[] bytes = source.read();
        try {
            return new ErasableKey("AES", bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static String idOf(ErasableKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(NAMING), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new KeySetException(KeySetFault.NO_KEK, "this Java has no HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "key-encryption key " + id + " from " + source;
    }
}
