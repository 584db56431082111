// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.commons.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes and reads snapshots: a version, then whatever the owner writes. */
final class Snapshots {

    /** Something that writes itself. */
    interface Writing {
        void write(DataOutput out) throws IOException;
    }

    /** Something that reads itself. */
    interface Reading {
        void read(DataInput in) throws IOException;
    }

    private static final int MOST_BYTES = 64 << 20;

    private Snapshots() {}

    static byte[] write(int version, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(version);
            writing.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void read(byte[] snapshot, int version, Reading reading) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            int found = in.readInt();
            if (found != version) {
                throw new InvalidValueException("snapshot", "version " + found, "version " + version);
            }
            reading.read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
        } catch (IOException e) {
            throw new InvalidValueException("snapshot", e.getMessage(), "what snapshot() gave for the same settings");
        }
    }

    static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a part of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    static void writeForecaster(DataOutput out, Forecaster forecaster) throws IOException {
        writeBytes(out, forecaster.snapshot());
    }

    static void readForecaster(DataInput in, Forecaster forecaster) throws IOException {
        forecaster.restore(readBytes(in));
    }

    /** A count that is used as a size: damaged bytes must not ask for more than there can be. */
    static int readCount(DataInput in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException(count + " parts, allowed are " + most);
        }
        return count;
    }
}
