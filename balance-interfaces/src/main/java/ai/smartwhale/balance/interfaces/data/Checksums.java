// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** SHA-256 of values, and of whole endpoints. */
final class Checksums {

    private Checksums() {}

    static Optional<String> of(SyncEndpoint endpoint, String key, long largest) throws IOException {
        Optional<byte[]> value = endpoint.read(key);
        if (value.isPresent()) {
            requireSize(value.orElseThrow(), largest);
        }
        return value.map(Checksums::of);
    }

    static void requireSize(byte[] value, long largest) throws IOException {
        if (value.length > largest) {
            throw new IOException("a value of " + value.length + " bytes; at most " + largest + " are taken");
        }
    }

    static String of(byte[] value) {
        return HexFormat.of().formatHex(sha256().digest(value));
    }

    /** Of keys with the checksums of their values; the lengths keep two different lists from being the same text. */
    static String root(SortedMap<String, String> checksums) {
        MessageDigest digest = sha256();
        for (Map.Entry<String, String> entry : checksums.entrySet()) {
            byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, key.length));
            digest.update(key);
            digest.update(entry.getValue().getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
