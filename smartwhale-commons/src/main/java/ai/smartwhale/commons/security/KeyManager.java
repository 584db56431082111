// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySetException;
import ai.smartwhale.commons.security.keys.KeySource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes, rotates, stores and destroys keys. A key is enabled, disabled or destroyed; one of each purpose is primary and
 * makes all that is new, the other enabled ones only read.
 *
 * <p>Where a store is configured, every change is on disk before it takes effect, so that nothing is ever encrypted
 * under a key that a crash could lose. A change that cannot be stored does not happen. Once a change has returned, it
 * holds for all that starts afterwards, in every thread.
 *
 * <p>Rotation has two phases, for processes that share a store: {@link #rotateKeys} adds a key that every process can
 * read with after its {@link #loadKeys}; when all have, {@link #promoteKey} makes it the primary one.
 *
 * <p>Encryptions are counted per process and kept with each store and with {@link #close}; a process that dies loses
 * those since the last store. Copies of a key that the cipher of the Java runtime made cannot be erased from memory.
 *
 * <p>Thread-safe. Changes wait for each other and for the disk; {@link #snapshot} waits for nothing.
 */
public interface KeyManager extends KeySource, AutoCloseable {

    /**
     * Opens the configured store, or begins with no keys if there is no file yet.
     *
     * @param config the settings
     * @return the manager
     * @throws KeySetException if there is a file that cannot be trusted or read
     */
    static KeyManager create(KeyManagerConfig config) {
        return DefaultKeyManager.open(InvalidValueException.requirePresent("config", config));
    }

    /**
     * Makes a primary key for each of the purposes that has none.
     *
     * @param purposes what keys are needed for; all purposes if none is given
     * @return the keys that were made, empty if all purposes had one
     * @throws LimitExceededException if the set is full
     * @throws KeySetException if the keys cannot be stored
     */
    List<KeyInfo> generateKeys(KeyPurpose... purposes);

    /**
     * Makes a further key, enabled but not primary: the first phase of a rotation.
     *
     * @param purpose what it is for
     * @return the key; primary if its purpose had no primary key
     * @throws LimitExceededException if the set is full
     * @throws KeySetException if the key cannot be stored
     */
    KeyInfo rotateKeys(KeyPurpose purpose);

    /**
     * Makes an enabled key the primary one: the second phase of a rotation. The one before stays enabled.
     *
     * @param id the key
     * @return what it is now
     * @throws KeyRefusedException if it is unknown, disabled or destroyed
     * @throws KeySetException if the change cannot be stored
     */
    KeyInfo promoteKey(int id);

    /**
     * Forbids the use of a key that is not primary.
     *
     * @param id the key
     * @return what it is now
     * @throws KeyRefusedException if it is unknown, primary or destroyed
     * @throws KeySetException if the change cannot be stored
     */
    KeyInfo disableKey(int id);

    /**
     * Allows the use of a disabled key again.
     *
     * @param id the key
     * @return what it is now
     * @throws KeyRefusedException if it is unknown or destroyed
     * @throws KeySetException if the change cannot be stored
     */
    KeyInfo enableKey(int id);

    /**
     * Removes the bytes of a disabled key for good, from the store first and then from memory. All that was encrypted
     * under it is lost with it (crypto-shredding). Copies of the store have to be removed by those who made them, as
     * has the key-encryption key if old blocks of the disk are feared: they still hold the key, wrapped.
     *
     * @param id the key
     * @return what it is now
     * @throws KeyRefusedException if it is unknown or still enabled
     * @throws KeySetException if the change cannot be stored
     */
    KeyInfo destroyKey(int id);

    /**
     * Stores the keys and what was counted, where the settings say.
     *
     * @throws KeySetException if no store is configured, or it cannot be written
     */
    void storeKeys();

    /**
     * Stores a copy of the keys, wrapped by a key-encryption key of its own, for a backup or a change of that key.
     *
     * @param file where; nothing may be there
     * @param kek wraps the copy
     * @throws KeySetException if something is there or it cannot be written
     */
    void storeKeys(Path file, KekProvider kek);

    /**
     * Reads the store again, to see what other processes changed. Keys in use stay as they are if that fails.
     *
     * @return whether there was something new
     * @throws KeySetException if no store is configured, or it cannot be read or trusted, or is older than what is in
     *     use
     */
    boolean loadKeys();

    /**
     * What may be told of all keys.
     *
     * @return ordered by id, destroyed ones too
     */
    List<KeyInfo> keys();

    /**
     * What may be told of a key.
     *
     * @param id the key
     * @return what is known of it, or empty
     */
    Optional<KeyInfo> key(int id);

    /** Stores what was counted, and erases the keys in memory; all later calls throw IllegalStateException. */
    @Override
    void close();
}
