// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.internal;

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
public final class Snapshots {

    /** Something that writes itself. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Writes.
         *
         * @param out where to
         * @throws IOException if it cannot be written
         */
        void write(DataOutput out) throws IOException;
    }

    /** Something that reads itself. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads.
         *
         * @param in where from
         * @throws IOException if it cannot be read or is damaged
         */
        void read(DataInput in) throws IOException;
    }

    private static final int MOST_BYTES = 64 << 20;

    private Snapshots() {}

    /**
     * Writes a snapshot.
     *
     * @param version of its form
     * @param writing what to write
     * @return the bytes
     */
    public static byte[] write(int version, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(version);
            writing.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a snapshot to its end.
     *
     * @param snapshot the bytes
     * @param version of its form
     * @param reading what reads it
     * @throws InvalidValueException if it is of another version, damaged, or has bytes left
     */
    public static void read(byte[] snapshot, int version, Reading reading) {
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

    /**
     * Writes a part with its length.
     *
     * @param out where to
     * @param bytes the part
     * @throws IOException if it cannot be written
     */
    public static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads a part with its length.
     *
     * @param in where from
     * @return the part
     * @throws IOException if it cannot be read or its length is damaged
     */
    public static byte[] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a part of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /**
     * Writes what a forecaster learned.
     *
     * @param out where to
     * @param forecaster whose
     * @throws IOException if it cannot be written
     */
    public static void writeForecaster(DataOutput out, Forecaster forecaster) throws IOException {
        writeBytes(out, forecaster.snapshot());
    }

    /**
     * Reads what a forecaster learned.
     *
     * @param in where from
     * @param forecaster that goes on with it
     * @throws IOException if it cannot be read
     */
    public static void readForecaster(DataInput in, Forecaster forecaster) throws IOException {
        forecaster.restore(readBytes(in));
    }

    /**
     * A count that is used as a size: damaged bytes must not ask for more than there can be.
     *
     * @param in where from
     * @param most that there can be
     * @return 0 to most
     * @throws IOException if it is outside
     */
    public static int readCount(DataInput in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException(count + " parts, allowed are " + most);
        }
        return count;
    }
}
