// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/** What is kept, byte by byte, and in which format. Immutable. Says nothing of its bytes in logs. */
public final class QuarantineContent {

    private final String format;
    private final byte[] bytes;

    private QuarantineContent(String format, byte[] bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    /**
     * Copies content.
     *
     * @param format names the codec that reads it, "response+json" for one
     * @param bytes the content
     * @return the content
     * @throws InvalidValueException if the format is blank or the bytes are null
     */
    public static QuarantineContent of(String format, byte[] bytes) {
        return new QuarantineContent(
                InvalidValueException.requireText("format", format),
                InvalidValueException.requirePresent("bytes", bytes).clone());
    }

    /**
     * Which codec reads it.
     *
     * @return its name
     */
    public String format() {
        return format;
    }

    /**
     * The content.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * How long the content is.
     *
     * @return bytes
     */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuarantineContent that
                && format.equals(that.format)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * format.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return format + ", " + bytes.length + " bytes";
    }
}
