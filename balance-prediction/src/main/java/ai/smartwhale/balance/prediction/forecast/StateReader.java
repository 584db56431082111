// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Reads numbers in the order in which {@link StateWriter} wrote them. */
final class StateReader {

    private final ByteBuffer buffer;

    private StateReader(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** Reads what {@link StateWriter#sealed()} made, if its checksum is right. */
    static StateReader unsealed(byte[] bytes) {
        int length = bytes.length - Integer.BYTES;
        if (length < 0) {
            throw new InvalidValueException("snapshot", bytes.length + " bytes", "the bytes of a snapshot");
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        int expected = ByteBuffer.wrap(bytes).getInt(length);
        if ((int) checksum.getValue() != expected) {
            throw new InvalidValueException("snapshot", "one with a wrong checksum", "the bytes of a snapshot");
        }
        return new StateReader(ByteBuffer.wrap(bytes, 0, length));
    }

    int nextInt() {
        return need(Integer.BYTES).getInt();
    }

    long nextLong() {
        return need(Long.BYTES).getLong();
    }

    double nextDouble() {
        return need(Double.BYTES).getDouble();
    }

    boolean nextBoolean() {
        return need(1).get() != 0;
    }

    void next(double[] values) {
        need(values.length * Double.BYTES);
        for (int index = 0; index < values.length; index++) {
            values[index] = buffer.getDouble();
        }
    }

    void next(float[] values) {
        need(values.length * Float.BYTES);
        for (int index = 0; index < values.length; index++) {
            values[index] = buffer.getFloat();
        }
    }

    /** A number that is used as a place in an array: damaged bytes must not lead outside of it. */
    int nextIndex(int below) {
        int index = nextInt();
        if (index < 0 || index >= below) {
            throw new InvalidValueException("snapshot", "a place of " + index, "0.." + (below - 1));
        }
        return index;
    }

    void end() {
        if (buffer.hasRemaining()) {
            throw new InvalidValueException(
                    "snapshot", buffer.remaining() + " bytes too many", "the bytes of a snapshot");
        }
    }

    private ByteBuffer need(int bytes) {
        if (buffer.remaining() < bytes) {
            throw new InvalidValueException(
                    "snapshot", "cut after " + buffer.limit() + " bytes", "the bytes of a snapshot");
        }
        return buffer;
    }
}
