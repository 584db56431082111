// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a text that is mostly ASCII. Not thread-safe. */
final class TextBytes {

    private static final int FIRST = 8_192;

    private byte[] bytes = new byte[FIRST];
    private int size;

    TextBytes add(char c) {
        need(1);
        bytes[size++] = (byte) c;
        return this;
    }

    /** ASCII is copied as it is; all else is encoded. */
    TextBytes add(String text) {
        int length = text.length();
        need(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return addAll(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[size++] = (byte) c;
        }
        return this;
    }

    TextBytes add(long number) {
        return add(Long.toString(number));
    }

    private TextBytes addAll(byte[] more) {
        need(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    private void need(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * size));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
