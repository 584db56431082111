// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Codes for users who lost their second factor. Each has 80 random bits, so that a plain SHA-256 keeps it: nobody can
 * try them all.
 */
final class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int BYTES = 10;
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    /** Fresh codes, for showing once. */
    static List<String> generate(SecureRandom random) {
        List<String> codes = new ArrayList<>(COUNT);
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < COUNT; i++) {
            random.nextBytes(bytes);
            StringBuilder code = new StringBuilder(Base32.encode(bytes));
            for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
                code.insert(at, '-');
            }
            codes.add(code.toString());
        }
        return codes;
    }

    /** Whether a text has the form of a recovery code rather than of a code by time. */
    static boolean looksLike(String code) {
        return plain(code).length() == LENGTH;
    }

    /** What is kept of a code: capitals and hyphens do not matter. */
    static String hash(String code) {
        return Digests.sha256Hex(plain(code));
    }

    private static String plain(String code) {
        return code.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
