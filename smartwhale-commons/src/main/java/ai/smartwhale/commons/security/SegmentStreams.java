// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;

/** Begins streams of segments; the format is told at {@link DataEncryptor}. Thread-safe. */
final class SegmentStreams {

    static final int SALT_BYTES = 32;
    static final int PREFIX_BYTES = 7;
    static final int HEADER_BYTES = 1 + SALT_BYTES + PREFIX_BYTES;

    private final KeySource keys;
    private final int segmentBytes;
    private final SecureRandom random;
    private final KeyAuditor auditor;

    SegmentStreams(KeySource keys, int segmentBytes, SecureRandom random, KeyAuditor auditor) {
        this.keys = keys;
        this.segmentBytes = segmentBytes;
        this.random = random;
        this.auditor = auditor;
    }

    SealingStream seal(OutputStream target, byte[] associatedData) throws IOException {
        KeyMaterial key = keys.snapshot()
                .primary(KeyPurpose.STREAM_ENCRYPTION)
                .orElseThrow(() -> new KeyRefusedException(KeyPurpose.STREAM_ENCRYPTION));
        byte[] header = new byte[HEADER_BYTES];
        random.nextBytes(header);
        header[0] = HEADER_BYTES;
        SegmentCipher cipher = SegmentCipher.derive(key, header, associatedData);
        target.write(header);
        return new SealingStream(target, cipher, segmentBytes);
    }

    OpeningStream open(String action, InputStream source, byte[] associatedData) {
        return new OpeningStream(source, keys.snapshot(), associatedData.clone(), segmentBytes, reason -> {
            auditor.refused(SecurityEventType.ENCRYPTION, "a stream", action, reason);
            return new DecryptionException();
        });
    }
}
