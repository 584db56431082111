// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A password in the one form that is hashed: that of the OpaqueString profile of RFC 8265, which maps other spaces to
 * U+0020 and normalizes to NFC, so that the same password typed on two keyboards is one. Wiped when closed. The JDK's
 * normalizer works on strings, which cannot be wiped; it is asked only for texts that are not normalized already.
 */
final class PreparedPassword implements AutoCloseable {

    private final char[] chars;
    private final byte[] utf8;

    private PreparedPassword(char[] chars, byte[] utf8) {
        this.chars = chars;
        this.utf8 = utf8;
    }

    /** Prepares a copy; empty if the text has control characters or halves of surrogate pairs. */
    static Optional<PreparedPassword> of(char[] password) {
        char[] mapped = password.clone();
        for (int i = 0; i < mapped.length; i++) {
            if (Character.isISOControl(mapped[i])) {
                Arrays.fill(mapped, '\0');
                return Optional.empty();
            }
            if (Character.getType(mapped[i]) == Character.SPACE_SEPARATOR) {
                mapped[i] = ' ';
            }
        }
        if (hasLoneSurrogate(mapped)) {
            Arrays.fill(mapped, '\0');
            return Optional.empty();
        }
        char[] normal = normalized(mapped);
        return Optional.of(new PreparedPassword(normal, encode(normal)));
    }

    private static boolean hasLoneSurrogate(char[] text) {
        for (int i = 0; i < text.length; i++) {
            if (Character.isHighSurrogate(text[i]) && i + 1 < text.length && Character.isLowSurrogate(text[i + 1])) {
                i++;
            } else if (Character.isSurrogate(text[i])) {
                return true;
            }
        }
        return false;
    }

    private static char[] normalized(char[] text) {
        CharBuffer view = CharBuffer.wrap(text);
        if (Normalizer.isNormalized(view, Normalizer.Form.NFC)) {
            return text;
        }
        char[] normal = Normalizer.normalize(view, Normalizer.Form.NFC).toCharArray();
        Arrays.fill(text, '\0');
        return normal;
    }

    private static byte[] encode(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    char[] chars() {
        return chars;
    }

    byte[] utf8() {
        return utf8;
    }

    /** The length as people count it. */
    int codePoints() {
        return Character.codePointCount(chars, 0, chars.length);
    }

    @Override
    public void close() {
        Arrays.fill(chars, '\0');
        Arrays.fill(utf8, (byte) 0);
    }
}
