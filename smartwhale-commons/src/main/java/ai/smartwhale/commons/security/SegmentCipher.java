// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key of one stream, and the nonces of its segments. For one thread. */
final class SegmentCipher {

    private static final long MOST_SEGMENTS = 1L << 32;

    private final SecretKey key;
    private final byte[] prefix;
    private final Cipher cipher = AesGcm.newCipher();
    private long segment;

    private SegmentCipher(SecretKey key, byte[] prefix) {
        this.key = key;
        this.prefix = prefix;
    }

    /** Derives by HKDF-SHA-256 (RFC 5869); the 32 bytes that are needed are its first block. */
    static SegmentCipher derive(KeyMaterial root, byte[] header, byte[] info) {
        byte[] salt = Arrays.copyOfRange(header, 1, 1 + SegmentStreams.SALT_BYTES);
        byte[] prefix = Arrays.copyOfRange(header, 1 + SegmentStreams.SALT_BYTES, SegmentStreams.HEADER_BYTES);
        byte[] rootBytes = root.copyOfBytes();
        byte[] extracted = {};
        byte[] expanded = {};
        try {
            extracted = hmac(salt, rootBytes);
            byte[] block = Arrays.copyOf(info, info.length + 1);
            block[info.length] = 1;
            expanded = hmac(extracted, block);
            return new SegmentCipher(new SecretKeySpec(expanded, "AES"), prefix);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256, which every Java must have", e);
        } finally {
            Arrays.fill(rootBytes, (byte) 0);
            Arrays.fill(extracted, (byte) 0);
            Arrays.fill(expanded, (byte) 0);
        }
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    /** Seals or opens the next segment into the beginning of {@code out}, and says how many bytes that are. */
    int next(int mode, boolean last, byte[] in, int length, byte[] out) throws GeneralSecurityException {
        if (segment >= MOST_SEGMENTS) {
            throw new GeneralSecurityException("a stream has 2^32 segments at most");
        }
        byte[] nonce = ByteBuffer.allocate(AesGcm.NONCE_BYTES)
                .put(prefix)
                .putInt((int) segment)
                .put((byte) (last ? 1 : 0))
                .array();
        cipher.init(mode, key, new GCMParameterSpec(AesGcm.TAG_BYTES * Byte.SIZE, nonce));
        int written = cipher.doFinal(in, 0, length, out, 0);
        segment++;
        return written;
    }
}
