// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is read, segment by segment. One byte more than a segment is read ahead, because the last segment is the
 * one that nothing follows. The stream does not name its key, so the first segment is tried under each.
 */
final class OpeningStream extends InputStream {

    private final InputStream source;
    private final KeySnapshot keys;
    private final byte[] associatedData;
    private final Function<String, DecryptionException> refusal;
    private final byte[] sealed;
    private final byte[] plaintext;
    private @Nullable SegmentCipher cipher;
    private @Nullable KeyMaterial key;
    private int ahead;
    private int position;
    private int available;
    private boolean lastSeen;
    private boolean failed;
    private boolean closed;

    OpeningStream(
            InputStream source,
            KeySnapshot keys,
            byte[] associatedData,
            int segmentBytes,
            Function<String, DecryptionException> refusal) {
        this.source = source;
        this.keys = keys;
        this.associatedData = associatedData;
        this.refusal = refusal;
        this.sealed = new byte[segmentBytes + 1];
        this.plaintext = new byte[segmentBytes];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (closed) {
            throw new IOException("the decrypting stream is closed");
        }
        if (failed) {
            throw new DecryptionException();
        }
        if (length == 0) {
            return 0;
        }
        while (position == available) {
            if (lastSeen) {
                return -1;
            }
            openNext();
        }
        int part = Math.min(length, available - position);
        System.arraycopy(plaintext, position, bytes, from, part);
        position += part;
        return part;
    }

    private void openNext() throws IOException {
        // Whatever goes wrong, what was not checked is never handed out by a later read.
        failed = true;
        position = 0;
        available = 0;
        available = cipher == null ? openFirst() : openSegment(cipher, readSegment(sealed.length - 1));
        failed = false;
    }

    private int openFirst() throws IOException {
        byte[] header = source.readNBytes(SegmentStreams.HEADER_BYTES);
        if (header.length < SegmentStreams.HEADER_BYTES || header[0] != SegmentStreams.HEADER_BYTES) {
            throw refusal.apply("it has no header");
        }
        int length = readSegment(sealed.length - 1 - SegmentStreams.HEADER_BYTES);
        for (KeyMaterial candidate : keys.all(KeyPurpose.STREAM_ENCRYPTION)) {
            try {
                SegmentCipher derived = SegmentCipher.derive(candidate, header, associatedData);
                int opened = derived.next(Cipher.DECRYPT_MODE, lastSeen, sealed, length, plaintext);
                cipher = derived;
                key = candidate;
                keepAhead(length);
                return opened;
            } catch (GeneralSecurityException | KeyErasedException e) {
                // Not under this key; if under none, that is told below.
                continue;
            }
        }
        throw refusal.apply(
                "its first segment does not open under any enabled key: it, or what it is bound to, changed");
    }

    private int openSegment(SegmentCipher under, int length) {
        try {
            int opened = under.next(Cipher.DECRYPT_MODE, lastSeen, sealed, length, plaintext);
            keepAhead(length);
            return opened;
        } catch (GeneralSecurityException e) {
            throw refusal.apply("a segment was changed, moved, left out or added, or the end is missing");
        }
    }

    /** Fills up to a segment and the byte ahead, and says how long the segment is. */
    private int readSegment(int segmentBytes) throws IOException {
        int filled = ahead + source.readNBytes(sealed, ahead, segmentBytes + 1 - ahead);
        lastSeen = filled <= segmentBytes;
        return Math.min(filled, segmentBytes);
    }

    private void keepAhead(int length) {
        ahead = lastSeen ? 0 : 1;
        sealed[0] = sealed[length];
    }

    int keyId() {
        return key == null ? 0 : key.id();
    }

    boolean isOfPrimaryKey() {
        return key != null && keys.isPrimary(key);
    }

    @Override
    public int available() {
        return available - position;
    }

    void erase() {
        Arrays.fill(plaintext, (byte) 0);
        closed = true;
    }

    @Override
    public void close() throws IOException {
        erase();
        source.close();
    }
}
