// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Encrypts by AES-256-GCM and binds what is encrypted to associated data: the place it belongs to, such as a tenant, a
 * topic and a record's key. Whoever decrypts gives the same associated data, so that a ciphertext moved to another
 * place is refused.
 *
 * <p>In one piece: {@code 0x01 | key id (4 bytes, big-endian) | nonce (12, random) | ciphertext | tag (16)}, which is
 * what Tink writes for {@code AES256_GCM} with the prefix {@code TINK}. Keys of purpose {@code ENCRYPTION}.
 *
 * <p>As a stream: the format of Tink's {@code AES256_GCM_HKDF_1MB}, after Hoang, Reyhanitabar, Rogaway and Vizár,
 * "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance" (2015), section 7 (STREAM). A header
 * {@code 40 | salt (32) | nonce prefix (7)}; a key of its own for each stream by HKDF-SHA-256 (RFC 5869) of the key of
 * purpose {@code STREAM_ENCRYPTION}, the salt, and the associated data as info; then segments of {@code segmentBytes},
 * the first shorter by the header, each sealed by AES-256-GCM with the nonce {@code prefix | number of the segment (4
 * bytes) | 1 if it is the last, else 0}. A segment that was changed, moved, left out or added is refused, and so is a
 * stream that ends early.
 *
 * <p>Ciphers are kept with their key, as many as there are processors, and lent to one thread at a time; no thread
 * keeps anything. Thread-safe; the streams belong to one thread each.
 */
public interface DataEncryptor {

    /**
     * An encryptor with the default settings.
     *
     * @param keys where the keys are
     * @return the encryptor
     */
    static DataEncryptor create(KeySource keys) {
        return create(keys, DataEncryptorConfig.defaults());
    }

    /**
     * An encryptor.
     *
     * @param keys where the keys are
     * @param config the settings
     * @return the encryptor
     */
    static DataEncryptor create(KeySource keys, DataEncryptorConfig config) {
        return new DefaultDataEncryptor(
                InvalidValueException.requirePresent("keys", keys),
                InvalidValueException.requirePresent("config", config));
    }

    /**
     * Encrypts in one piece, under the primary key.
     *
     * @param plaintext the data; may be empty
     * @param associatedData what the data are bound to
     * @return the ciphertext, longer by 33 bytes
     * @throws InvalidValueException if the associated data are empty and the settings do not allow it
     * @throws LimitExceededException if the data or the associated data are too long
     * @throws KeyRefusedException if there is no primary key or it is exhausted
     */
    byte[] encryptData(byte[] plaintext, byte[] associatedData);

    /**
     * Decrypts what was encrypted in one piece.
     *
     * @param ciphertext what {@link #encryptData(byte[], byte[])} returned
     * @param associatedData what the data are bound to
     * @return the data
     * @throws InvalidValueException if the associated data are empty and the settings do not allow it
     * @throws LimitExceededException if the ciphertext or the associated data are too long
     * @throws DecryptionException if it cannot be decrypted, for whatever reason
     */
    byte[] decryptData(byte[] ciphertext, byte[] associatedData);

    /**
     * Checks what was encrypted in one piece without handing out what it holds.
     *
     * @param ciphertext what {@link #encryptData(byte[], byte[])} returned
     * @param associatedData what the data are bound to
     * @return whether it is intact
     * @throws InvalidValueException if the associated data are empty and the settings do not allow it
     * @throws LimitExceededException if the ciphertext or the associated data are too long
     */
    IntegrityResult verifyIntegrity(byte[] ciphertext, byte[] associatedData);

    /**
     * Encrypts a stream to its end. If that fails, the ciphertext has no end and will be refused. Closes neither.
     *
     * @param plaintext the data
     * @param ciphertext where they go
     * @param associatedData what the data are bound to
     * @return the length of the data, in bytes
     * @throws IOException if reading or writing fails
     * @throws KeyRefusedException if there is no primary key for streams
     */
    long encryptData(InputStream plaintext, OutputStream ciphertext, byte[] associatedData) throws IOException;

    /**
     * Decrypts a stream to its end. Each segment is checked before it is written, but only the return of this method
     * says that nothing is missing: if it throws, what was written has to be thrown away. Closes neither.
     *
     * @param ciphertext what was encrypted as a stream
     * @param plaintext where the data go
     * @param associatedData what the data are bound to
     * @return the length of the data, in bytes
     * @throws IOException if reading or writing fails
     * @throws DecryptionException if it cannot be decrypted, for whatever reason
     */
    long decryptData(InputStream ciphertext, OutputStream plaintext, byte[] associatedData) throws IOException;

    /**
     * Checks a stream to its end without handing out what it holds. Does not close it.
     *
     * @param ciphertext what was encrypted as a stream
     * @param associatedData what the data are bound to
     * @return whether it is intact
     * @throws IOException if reading fails
     */
    IntegrityResult verifyIntegrity(InputStream ciphertext, byte[] associatedData) throws IOException;

    /**
     * Encrypts what is written. Closing it writes the end and closes the target: so close it only when all was written,
     * and not from a try-with-resources that an exception may leave early, or half the data will pass for the whole.
     * {@link #encryptData(InputStream, OutputStream, byte[])} takes care of that.
     *
     * @param ciphertext where the ciphertext goes
     * @param associatedData what the data are bound to
     * @return takes the data; for one thread
     * @throws IOException if the header cannot be written
     * @throws KeyRefusedException if there is no primary key for streams
     */
    OutputStream encryptingStream(OutputStream ciphertext, byte[] associatedData) throws IOException;

    /**
     * Decrypts what is read. Each segment is checked before it is handed out; that nothing is missing is known only
     * when the end was read. Reading throws {@link DecryptionException} where that fails, and goes on throwing it.
     * Closing it closes the source.
     *
     * @param ciphertext what was encrypted as a stream
     * @param associatedData what the data are bound to
     * @return gives the data; for one thread
     */
    InputStream decryptingStream(InputStream ciphertext, byte[] associatedData);
}
