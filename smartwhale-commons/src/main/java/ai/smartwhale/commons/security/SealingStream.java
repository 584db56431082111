// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;

/**
 * Seals what is written. A full segment waits until more comes or the stream ends, because the last one is marked. When
 * writing has failed once, the stream never gets an end.
 */
final class SealingStream extends OutputStream {

    private enum Phase {
        OPEN,
        FAILED,
        FINISHED
    }

    private final OutputStream target;
    private final SegmentCipher cipher;
    private final byte[] plaintext;
    private final byte[] sealed;
    private int room;
    private int filled;
    private Phase phase = Phase.OPEN;

    SealingStream(OutputStream target, SegmentCipher cipher, int segmentBytes) {
        this.target = target;
        this.cipher = cipher;
        this.plaintext = new byte[segmentBytes - AesGcm.TAG_BYTES];
        this.sealed = new byte[segmentBytes];
        this.room = plaintext.length - SegmentStreams.HEADER_BYTES;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (phase != Phase.OPEN) {
            throw new IOException("the encrypting stream is closed or has failed");
        }
        int rest = length;
        while (rest > 0) {
            if (filled == room) {
                emit(false);
            }
            int part = Math.min(rest, room - filled);
            System.arraycopy(bytes, from + length - rest, plaintext, filled, part);
            filled += part;
            rest -= part;
        }
    }

    private void emit(boolean last) throws IOException {
        phase = Phase.FAILED;
        try {
            int length = cipher.next(Cipher.ENCRYPT_MODE, last, plaintext, filled, sealed);
            target.write(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IOException("a segment could not be encrypted", e);
        }
        phase = last ? Phase.FINISHED : Phase.OPEN;
        filled = 0;
        room = plaintext.length;
    }

    /** Passes on whole segments only; the rest goes when it is full or the stream ends. */
    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /** Writes the end; the target stays open. */
    void finish() throws IOException {
        if (phase == Phase.OPEN) {
            emit(true);
            target.flush();
        }
    }

    void erase() {
        Arrays.fill(plaintext, (byte) 0);
        phase = phase == Phase.OPEN ? Phase.FAILED : phase;
    }

    @Override
    public void close() throws IOException {
        try {
            finish();
        } finally {
            erase();
            target.close();
        }
    }
}
