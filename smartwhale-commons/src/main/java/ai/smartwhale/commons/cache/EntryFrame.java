// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The form of an entry outside of this process: {@code version(1) flags(1) storedAtMillis(8) softMillis(8)
 * hardMillis(8) loadMicros(8) value(n) crc32c(4)}, all big-endian. The checksum covers everything before it, so that
 * bytes that were cut or changed are never taken for an entry.
 */
final class EntryFrame<V> {

    /** What the frame adds to the bytes of a value. */
    static final int OVERHEAD = 38;

    private static final byte VERSION = 1;
    private static final byte NEGATIVE = 1;
    private static final byte[] NOTHING = {};

    private final CacheCodec<V> codec;

    EntryFrame(CacheCodec<V> codec) {
        this.codec = codec;
    }

    byte[] encode(CacheEntry<V> entry) {
        byte[] value = entry.value().map(codec::encode).orElse(NOTHING);
        ByteBuffer frame = ByteBuffer.allocate(OVERHEAD + value.length);
        frame.put(VERSION).put(entry.isNegative() ? NEGATIVE : 0);
        frame.putLong(entry.storedAt().toEpochMilli());
        frame.putLong(atLeastOne(entry.ttl().soft().toMillis()));
        frame.putLong(atLeastOne(entry.ttl().hard().toMillis()));
        frame.putLong(entry.loadTime().toNanos() / 1_000);
        frame.put(value);
        frame.putInt(checksum(frame.slice(0, frame.position())));
        return frame.array();
    }

    /**
     * Reads an entry.
     *
     * @param bytes the frame, nothing before or after it
     * @throws CacheCodecException if the bytes are not exactly what {@link #encode} made
     */
    CacheEntry<V> decode(byte[] bytes) {
        return decode(ByteBuffer.wrap(bytes));
    }

    /** As {@link #decode(byte[])}, of what is left of a buffer. */
    CacheEntry<V> decode(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length < OVERHEAD) {
            throw new CacheCodecException("an entry was cut short: " + length + " bytes");
        }
        ByteBuffer frame = bytes.slice();
        if (frame.getInt(length - Integer.BYTES) != checksum(frame.slice(0, length - Integer.BYTES))) {
            throw new CacheCodecException("the checksum of an entry is wrong");
        }
        byte version = frame.get();
        if (version != VERSION) {
            throw new CacheCodecException("the version of an entry is " + version + "; known: " + VERSION);
        }
        boolean negative = frame.get() == NEGATIVE;
        try {
            Instant storedAt = Instant.ofEpochMilli(frame.getLong());
            TimeToLive ttl = TimeToLive.of(Duration.ofMillis(frame.getLong()), Duration.ofMillis(frame.getLong()));
            Duration loadTime = Duration.ofNanos(Math.multiplyExact(frame.getLong(), 1_000L));
            return new CacheEntry<>(negative ? Optional.empty() : Optional.of(value(frame)), storedAt, ttl, loadTime);
        } catch (InvalidValueException | ArithmeticException | DateTimeException e) {
            throw new CacheCodecException("the times of an entry are impossible", e);
        }
    }

    private V value(ByteBuffer frame) {
        byte[] value = new byte[frame.remaining() - Integer.BYTES];
        frame.get(value);
        return codec.decode(value);
    }

    private static long atLeastOne(long millis) {
        return Math.max(1, millis);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
