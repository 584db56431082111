// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.util.Arrays;
import java.util.Base64;

/** The Base64 of a key-encryption key, with white space around it allowed. */
final class KekText {

    private KekText() {}

    static byte[] decode(byte[] text, String where) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(strip(text));
        } catch (IllegalArgumentException e) {
            // The cause would tell characters of the key.
            throw notAKey(where);
        }
        if (key.length != KeyPurpose.KEY_BYTES) {
            Arrays.fill(key, (byte) 0);
            throw notAKey(where);
        }
        return key;
    }

    static byte[] encode(byte[] key) {
        return Base64.getEncoder().encode(key);
    }

    private static byte[] strip(byte[] text) {
        int from = 0;
        int to = text.length;
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (to > from && text[to - 1] <= ' ') {
            to--;
        }
        return Arrays.copyOfRange(text, from, to);
    }

    private static KeySetException notAKey(String where) {
        return new KeySetException(KeySetFault.NO_KEK, where + " does not hold 32 bytes in Base64");
    }
}
