// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An encoding of one byte for each character, as texts are misread in it. Bytes that it leaves undefined become the
 * control character of the same number, as in web browsers, so that every byte can be told from its character.
 */
final class MisreadCharset {

    private static final int UNKNOWN = -1;

    private final String name;
    private final char[] chars = new char[256];
    private final short[] bytes;

    private MisreadCharset(Charset charset) {
        this.name = charset.name();
        int last = 0;
        for (int b = 0; b < 256; b++) {
            String decoded = new String(new byte[] {(byte) b}, charset);
            boolean defined = decoded.length() == 1 && decoded.charAt(0) != '\uFFFD';
            chars[b] = defined ? decoded.charAt(0) : (char) b;
            last = Math.max(last, chars[b]);
        }
        bytes = new short[last + 1];
        Arrays.fill(bytes, (short) UNKNOWN);
        for (int b = 255; b >= 0; b--) {
            bytes[chars[b]] = (short) b;
        }
    }

    /** The encoding of a name, where this Java knows it. */
    static Optional<MisreadCharset> of(String name) {
        return Charset.isSupported(name) ? Optional.of(new MisreadCharset(Charset.forName(name))) : Optional.empty();
    }

    static List<MisreadCharset> all(String... names) {
        return Stream.of(names)
                .map(MisreadCharset::of)
                .flatMap(Optional::stream)
                .toList();
    }

    String name() {
        return name;
    }

    /** Whether a character may stand for a byte above 127. */
    boolean isHigh(char c) {
        return byteOf(c) >= 0x80;
    }

    int byteOf(char c) {
        return c < bytes.length ? bytes[c] : UNKNOWN;
    }

    /** The characters that the bytes of a text become in this encoding. */
    String misread(byte[] text) {
        char[] read = new char[text.length];
        for (int i = 0; i < text.length; i++) {
            read[i] = chars[text[i] & 0xFF];
        }
        return new String(read);
    }

    /** The bytes that were read as this text; empty if it has a character that no byte becomes. */
    Optional<byte[]> bytesOf(String text, int from, int to) {
        byte[] original = new byte[to - from];
        for (int i = from; i < to; i++) {
            int b = byteOf(text.charAt(i));
            if (b < 0) {
                return Optional.empty();
            }
            original[i - from] = (byte) b;
        }
        return Optional.of(original);
    }

    /** What these bytes are in UTF-8; empty if they are not. */
    static Optional<String> asUtf8(byte[] bytes) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(decoded.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
