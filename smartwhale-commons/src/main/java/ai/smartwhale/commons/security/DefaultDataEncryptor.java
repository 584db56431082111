// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyRefusal;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import ai.smartwhale.commons.security.keys.KeySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for the latest keys at each call, which is one volatile read while nothing changes. */
final class DefaultDataEncryptor implements DataEncryptor {

    static final byte VERSION = 0x01;
    private static final int KEY_ID_AT = 1;
    private static final int NONCE_AT = KEY_ID_AT + Integer.BYTES;
    private static final int CIPHERTEXT_AT = NONCE_AT + AesGcm.NONCE_BYTES;
    private static final int OVERHEAD = CIPHERTEXT_AT + AesGcm.TAG_BYTES;
    /** Every attempt but the last met keys that changed in between, which happens once in the life of a key. */
    private static final int MOST_ATTEMPTS = 16;

    private final KeySource keys;
    private final DataEncryptorConfig config;
    private final KeyAuditor auditor;
    private final SegmentStreams streams;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable GcmKeys latest;

    DefaultDataEncryptor(KeySource keys, DataEncryptorConfig config) {
        this.keys = keys;
        this.config = config;
        this.auditor = new KeyAuditor(config.audit(), config.clock());
        this.streams = new SegmentStreams(keys, config.segmentBytes(), random, auditor);
    }

    @Override
    public byte[] encryptData(byte[] plaintext, byte[] associatedData) {
        InvalidValueException.requirePresent("plaintext", plaintext);
        requireAssociatedData(associatedData);
        LimitExceededException.requireAtMost("plaintext, in bytes", plaintext.length, config.mostBytes());
        byte[] out = new byte[plaintext.length + OVERHEAD];
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        out[0] = VERSION;
        for (int attempt = 1; ; attempt++) {
            GcmKeys now = current();
            AesGcm key = now.primary();
            ByteBuffer.wrap(out).putInt(KEY_ID_AT, key.material().id());
            random.nextBytes(nonce);
            System.arraycopy(nonce, 0, out, NONCE_AT, nonce.length);
            try {
                key.seal(keys, plaintext, associatedData, out, NONCE_AT);
                return out;
            } catch (KeyErasedException e) {
                requireChange(now, attempt, e);
            } catch (KeyRefusedException e) {
                if (e.refusal() != KeyRefusal.EXHAUSTED) {
                    throw e;
                }
                requireChange(now, attempt, e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the Java runtime cannot encrypt by AES-GCM", e);
            }
        }
    }

    /** Trying again makes sense only with other keys. */
    private void requireChange(GcmKeys before, int attempt, IllegalStateException trouble) {
        if (attempt >= MOST_ATTEMPTS || before.isOf(keys.snapshot())) {
            throw trouble;
        }
    }

    @Override
    public byte[] decryptData(byte[] ciphertext, byte[] associatedData) {
        return open("decrypt", ciphertext, associatedData).orElseThrow(DecryptionException::new).plaintext;
    }

    @Override
    public IntegrityResult verifyIntegrity(byte[] ciphertext, byte[] associatedData) {
        Optional<Opened> opened = open("verify", ciphertext, associatedData);
        opened.ifPresent(found -> Arrays.fill(found.plaintext, (byte) 0));
        return opened.<IntegrityResult>map(
                        found -> new IntegrityResult.Intact(found.keyId, found.primary, found.plaintext.length))
                .orElseGet(IntegrityResult.NotIntact::new);
    }

    private static final class Opened {

        private final byte[] plaintext;
        private final int keyId;
        private final boolean primary;

        private Opened(byte[] plaintext, int keyId, boolean primary) {
            this.plaintext = plaintext;
            this.keyId = keyId;
            this.primary = primary;
        }
    }

    private Optional<Opened> open(String action, byte[] ciphertext, byte[] associatedData) {
        InvalidValueException.requirePresent("ciphertext", ciphertext);
        requireAssociatedData(associatedData);
        LimitExceededException.requireAtMost(
                "ciphertext, in bytes", ciphertext.length, (long) config.mostBytes() + OVERHEAD);
        if (ciphertext.length < OVERHEAD) {
            return refused(action, "a ciphertext", "it is shorter than its header and tag");
        }
        if (ciphertext[0] != VERSION) {
            return refused(action, "a ciphertext", "its first byte is " + ciphertext[0]);
        }
        int id = ByteBuffer.wrap(ciphertext).getInt(KEY_ID_AT);
        String subject = "a ciphertext of key " + Integer.toUnsignedString(id);
        GcmKeys now = current();
        AesGcm key = now.find(id).orElse(null);
        if (key == null) {
            return refused(action, subject, "the key is unknown, disabled or destroyed");
        }
        try {
            byte[] plaintext = key.open(ciphertext, NONCE_AT, associatedData);
            return Optional.of(new Opened(plaintext, id, now.isPrimary(key)));
        } catch (KeyErasedException e) {
            return refused(action, subject, "the key was destroyed");
        } catch (GeneralSecurityException e) {
            return refused(action, subject, "its tag does not fit: it, or what it is bound to, was changed");
        }
    }

    private <T> Optional<T> refused(String action, String subject, String reason) {
        auditor.refused(SecurityEventType.ENCRYPTION, subject, action, reason);
        return Optional.empty();
    }

    private GcmKeys current() {
        KeySnapshot snapshot = keys.snapshot();
        GcmKeys known = latest;
        return known != null && known.isOf(snapshot) ? known : follow(snapshot);
    }

    private synchronized GcmKeys follow(KeySnapshot snapshot) {
        GcmKeys known = latest;
        GcmKeys followed = known == null ? GcmKeys.of(snapshot) : known.following(snapshot);
        latest = followed;
        return followed;
    }

    @Override
    public long encryptData(InputStream plaintext, OutputStream ciphertext, byte[] associatedData) throws IOException {
        InvalidValueException.requirePresent("plaintext", plaintext);
        InvalidValueException.requirePresent("ciphertext", ciphertext);
        SealingStream sealing = streams.seal(ciphertext, requireAssociatedData(associatedData));
        try {
            long length = plaintext.transferTo(sealing);
            sealing.finish();
            return length;
        } finally {
            sealing.erase();
        }
    }

    @Override
    public long decryptData(InputStream ciphertext, OutputStream plaintext, byte[] associatedData) throws IOException {
        InvalidValueException.requirePresent("plaintext", plaintext);
        OpeningStream opening = opening("decrypt", ciphertext, associatedData);
        try {
            return opening.transferTo(plaintext);
        } finally {
            opening.erase();
        }
    }

    @Override
    public IntegrityResult verifyIntegrity(InputStream ciphertext, byte[] associatedData) throws IOException {
        OpeningStream opening = opening("verify", ciphertext, associatedData);
        try {
            long length = opening.transferTo(OutputStream.nullOutputStream());
            return new IntegrityResult.Intact(opening.keyId(), opening.isOfPrimaryKey(), length);
        } catch (DecryptionException e) {
            return new IntegrityResult.NotIntact();
        } finally {
            opening.erase();
        }
    }

    @Override
    public OutputStream encryptingStream(OutputStream ciphertext, byte[] associatedData) throws IOException {
        InvalidValueException.requirePresent("ciphertext", ciphertext);
        return streams.seal(ciphertext, requireAssociatedData(associatedData));
    }

    @Override
    public InputStream decryptingStream(InputStream ciphertext, byte[] associatedData) {
        return opening("decrypt", ciphertext, associatedData);
    }

    private OpeningStream opening(String action, InputStream ciphertext, byte[] associatedData) {
        InvalidValueException.requirePresent("ciphertext", ciphertext);
        return streams.open(action, ciphertext, requireAssociatedData(associatedData));
    }

    private byte[] requireAssociatedData(byte[] associatedData) {
        InvalidValueException.requirePresent("associatedData", associatedData);
        if (associatedData.length == 0 && !config.emptyAssociatedData()) {
            throw new InvalidValueException(
                    "associatedData", "", "at least one byte, unless the settings say otherwise");
        }
        LimitExceededException.requireAtMost(
                "associated data, in bytes", associatedData.length, config.mostAssociatedBytes());
        return associatedData;
    }
}
