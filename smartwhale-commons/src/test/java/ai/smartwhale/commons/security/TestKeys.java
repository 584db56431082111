// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Keys and data that are the same in each run. */
final class TestKeys {

    static final byte[] BOUND = "tenant 7, topic answers".getBytes(StandardCharsets.UTF_8);

    private TestKeys() {}

    static KeyMaterial encryption(int id) {
        return KeyMaterial.of(id, KeyPurpose.ENCRYPTION, random(id, KeyPurpose.KEY_BYTES));
    }

    static KeyMaterial stream(int id) {
        return KeyMaterial.of(id, KeyPurpose.STREAM_ENCRYPTION, random(id, KeyPurpose.KEY_BYTES));
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
