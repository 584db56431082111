// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes numbers one after another into bytes that grow as needed. */
final class StateWriter {

    private static final int FIRST_BYTES = 1_024;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES);

    StateWriter put(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    StateWriter put(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    StateWriter put(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    StateWriter put(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
        return this;
    }

    StateWriter put(double[] values) {
        room(values.length * Double.BYTES);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return this;
    }

    StateWriter put(float[] values) {
        room(values.length * Float.BYTES);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return this;
    }

    /** All that was written, and a checksum of it. */
    byte[] sealed() {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.array(), 0, buffer.position());
        put((int) checksum.getValue());
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = Math.addExact(buffer.position(), bytes);
            byte[] larger = Arrays.copyOf(buffer.array(), Math.max(needed, 2 * buffer.capacity()));
            buffer = ByteBuffer.wrap(larger).position(buffer.position());
        }
        return buffer;
    }
}
