// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeySet;
import ai.smartwhale.commons.security.keys.KeySetException;
import ai.smartwhale.commons.security.keys.KeySetFault;
import ai.smartwhale.commons.security.keys.KeySetFormat;
import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file of a set of keys. A lock on a file beside it keeps the changes of several processes apart; readers need no
 * lock, because a new file is moved over the old one. Not thread-safe.
 */
final class KeySetStore {

    private final KeyManagerConfig.Store store;
    private byte[] seen = {};

    KeySetStore(KeyManagerConfig.Store store) {
        this.store = store;
    }

    /** Something done while no other process changes the file. */
    interface Change<T> {
        T run();
    }

    <T> T exclusively(Change<T> change) {
        Path lockFile = store.file().resolveSibling(store.file().getFileName() + ".lock");
        try {
            makeSure(lockFile);
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new KeySetException(KeySetFault.INACCESSIBLE, "the lock " + lockFile + " does not hold");
                }
                return change.run();
            }
        } catch (OverlappingFileLockException e) {
            throw new KeySetException(KeySetFault.BUSY, "another key manager is changing " + store.file(), e);
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot lock " + lockFile, e);
        }
    }

    private static void makeSure(Path lockFile) throws IOException {
        try {
            OwnerOnlyFiles.create(lockFile);
        } catch (FileAlreadyExistsException e) {
            // That is the usual case; any other trouble shows when the file is opened.
            return;
        }
    }

    /** Reads the file if it is there and differs from what was read or written last. */
    Optional<KeySet> readNews() {
        byte[] text;
        try {
            text = OwnerOnlyFiles.read(store.file(), KeySetFormat.MOST_BYTES);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot read " + store.file(), e);
        }
        if (Arrays.equals(text, seen)) {
            return Optional.empty();
        }
        KeySet keys = KeySetFormat.read(text, store.kek());
        seen = text;
        return Optional.of(keys);
    }

    void write(KeySet keys) {
        byte[] text = KeySetFormat.write(keys, store.kek());
        try {
            OwnerOnlyFiles.replace(store.file(), text);
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot write " + store.file(), e);
        }
        seen = text;
    }

    @Override
    public String toString() {
        return store.file() + " wrapped by " + store.kek();
    }
}
