// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A formatted line on its way to another machine. Epoch and sequence name it for good, also after a restart, so that
 * the other side can tell a repetition from a new line. The bytes are not copied; nobody may change them.
 *
 * @param epoch drawn by chance whenever a spool is opened
 * @param sequence grows by one from line to line, also from one epoch to the next
 * @param instant when it was logged
 * @param bytes the line in UTF-8, without an end of line
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogLine(long epoch, long sequence, Instant instant, byte[] bytes) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null, or the sequence negative
     */
    public LogLine {
        InvalidValueException.requireRange("sequence", sequence, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("instant", instant);
        InvalidValueException.requirePresent("bytes", bytes);
    }

    /**
     * The name of the line.
     *
     * @return 32 hexadecimal digits
     */
    public String id() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(epoch) + hex.toHexDigits(sequence);
    }

    /**
     * The length of the line.
     *
     * @return in bytes
     */
    public int length() {
        return bytes.length;
    }
}
