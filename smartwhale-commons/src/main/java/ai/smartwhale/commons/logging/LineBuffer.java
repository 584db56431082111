// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing line in UTF-8 that escapes what a terminal or a reader of lines could be deceived by. */
final class LineBuffer {

    /** How texts are escaped. */
    enum Escape {
        /** As within a string of JSON; halves of surrogate pairs become U+FFFD, for no JSON reader has to take them. */
        JSON,
        /** Visible, for people; backslashes and quotes stay as they are. */
        TEXT
    }

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_BYTES_OF_PAIR = 12;
    /** For ASCII: 0 to write as it is, 1 for backslash-u, else the letter behind the backslash. */
    private static final byte[] JSON_ESCAPES = escapes(true);

    private static final byte[] TEXT_ESCAPES = escapes(false);

    private byte[] bytes;
    private int size;

    LineBuffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    private static byte[] escapes(boolean json) {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 1);
        escapes[0x7F] = 1;
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        if (json) {
            escapes['"'] = '"';
            escapes['\\'] = '\\';
        }
        return escapes;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    LineBuffer ascii(char c) {
        ensure(1);
        bytes[size++] = (byte) c;
        return this;
    }

    LineBuffer ascii(byte[] ready) {
        ensure(ready.length);
        System.arraycopy(ready, 0, bytes, size, ready.length);
        size += ready.length;
        return this;
    }

    /** A text of which every character is printable ASCII without quotes and backslashes. */
    @SuppressWarnings("deprecation")
    LineBuffer ascii(String text) {
        ensure(text.length());
        // Deprecated for dropping the upper half of each character, which is what is wanted of ASCII.
        text.getBytes(0, text.length(), bytes, size);
        size += text.length();
        return this;
    }

    /** A number from 0 to 10^width - 1 with leading zeros. */
    LineBuffer digits(int number, int width) {
        ensure(width);
        int rest = number;
        for (int i = size + width - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += width;
        return this;
    }

    @SuppressWarnings("deprecation")
    LineBuffer escaped(String text, Escape escape) {
        byte[] escapes = escape == Escape.JSON ? JSON_ESCAPES : TEXT_ESCAPES;
        int length = text.length();
        int at = 0;
        while (at < length) {
            int end = at;
            while (end < length) {
                char c = text.charAt(end);
                if (c >= 128 || escapes[c] != 0) {
                    break;
                }
                end++;
            }
            if (end > at) {
                ensure(end - at);
                // Plain ASCII, which this old method copies in one piece.
                text.getBytes(at, end, bytes, size);
                size += end - at;
                at = end;
            }
            if (at < length) {
                ensure(MOST_BYTES_OF_PAIR);
                at += special(text, at, escapes, escape);
            }
        }
        return this;
    }

    /** Writes one character that is not plain ASCII; tells how many chars it took. */
    private int special(String text, int at, byte[] escapes, Escape escape) {
        char c = text.charAt(at);
        if (c < 128) {
            if (escapes[c] == 1) {
                unicode(c);
            } else {
                bytes[size++] = '\\';
                bytes[size++] = escapes[c];
            }
            return 1;
        }
        if (Character.isSurrogate(c)) {
            return surrogate(text, at, escape);
        }
        if (Deceptive.is(c)) {
            unicode(c);
        } else {
            utf8(c);
        }
        return 1;
    }

    private int surrogate(String text, int at, Escape escape) {
        char c = text.charAt(at);
        boolean pair =
                Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        if (!pair) {
            if (escape == Escape.JSON) {
                utf8('\uFFFD');
            } else {
                unicode(c);
            }
            return 1;
        }
        int point = Character.toCodePoint(c, text.charAt(at + 1));
        if (Deceptive.is(point)) {
            unicode(c);
            unicode(text.charAt(at + 1));
        } else {
            bytes[size++] = (byte) (0xF0 | point >> 18);
            bytes[size++] = (byte) (0x80 | (point >> 12 & 0x3F));
            bytes[size++] = (byte) (0x80 | (point >> 6 & 0x3F));
            bytes[size++] = (byte) (0x80 | (point & 0x3F));
        }
        return 2;
    }

    private void utf8(char c) {
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | c >> 6);
        } else {
            bytes[size++] = (byte) (0xE0 | c >> 12);
            bytes[size++] = (byte) (0x80 | (c >> 6 & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
    }

    private void unicode(char c) {
        bytes[size++] = '\\';
        bytes[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[c >> shift & 0xF];
        }
    }
}
