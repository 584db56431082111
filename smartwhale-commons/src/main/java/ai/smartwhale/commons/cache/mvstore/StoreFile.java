// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import ai.smartwhale.commons.cache.PersistentStoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a store: made private to its owner, set aside where it is damaged. */
final class StoreFile {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
    private static final int KEPT_ASIDE = 3;
    private static final String ASIDE = ".corrupt-";

    private final Path file;
    private final InstantSource clock;
    private volatile Optional<Path> quarantined = Optional.empty();

    StoreFile(Path file, InstantSource clock) {
        this.file = file.toAbsolutePath();
        this.clock = clock;
    }

    Optional<Path> quarantined() {
        return quarantined;
    }

    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new PersistentStoreException("the size of " + file + " cannot be read", e);
        }
    }

    /**
     * Opens the file; a damaged one is set aside and an empty one takes its place.
     *
     * @throws PersistentStoreException if the file is in use, or may not be read or written
     */
    OpenStore open() {
        prepare();
        try {
            return OpenStore.open(file);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new PersistentStoreException(file + " is in use by another cache", e);
            }
            if (OpenStore.isRefusal(e)) {
                throw new PersistentStoreException("the disk refuses to write " + file, e);
            }
            setAside(e);
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            setAside(e);
        }
        try {
            return OpenStore.open(file);
        } catch (RuntimeException e) {
            throw new PersistentStoreException(file + " cannot be opened", e);
        }
    }

    /**
     * Lets a file that holds only what is alive take the place of an open one. Where that fails, of a full disk for
     * instance, the open one stays: it is damaged only if those say so who read it for its entries.
     *
     * @return the store of the new file, and the old one is closed; else the old one
     */
    OpenStore rewrite(OpenStore old, long bytes) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            copy(old, fresh, bytes);
            old.store.closeImmediately();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException
                | MVStoreException
                | IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            LOG.warn("{} could not be rewritten to give room back", file, e);
            forget(fresh);
        }
        return old.store.isClosed() ? open() : old;
    }

    private static void copy(OpenStore old, Path fresh, long bytes) {
        OpenStore copy = OpenStore.open(fresh);
        try {
            old.copyTo(copy);
            copy.commit(bytes, true);
            copy.store.close();
        } finally {
            copy.closeQuietly();
        }
    }

    /** Half a copy takes room where there is none. */
    private static void forget(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            LOG.warn("{} is of no use and cannot be removed", fresh, e);
        }
    }

    /** Sets the file aside, with the reason. */
    void setAside(RuntimeException reason) {
        Path aside =
                file.resolveSibling(file.getFileName() + ASIDE + clock.instant().toEpochMilli());
        try {
            if (Files.exists(file)) {
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            quarantined = Optional.of(aside);
            LOG.warn("the file of a cache is damaged and was set aside as {}; the cache goes on empty", aside, reason);
            forgetOldest();
        } catch (IOException e) {
            PersistentStoreException failure =
                    new PersistentStoreException(file + " is damaged and cannot be set aside", e);
            failure.addSuppressed(reason);
            throw failure;
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> aside = new ArrayList<>();
        Path folder = folder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file.getFileName() + ASIDE + "*")) {
            files.forEach(aside::add);
        }
        aside.sort(java.util.Comparator.comparing(Path::toString));
        for (int i = 0; i < aside.size() - KEPT_ASIDE; i++) {
            Files.deleteIfExists(aside.get(i));
        }
    }

    private void prepare() {
        try {
            Path folder = folder();
            if (!Files.isDirectory(folder)) {
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectories(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectories(folder);
                }
            }
            boolean usable = Files.exists(file)
                    ? Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file)
                    : Files.isWritable(folder);
            if (!usable) {
                throw new PersistentStoreException(file + " is not a file that can be read and written", null);
            }
        } catch (IOException e) {
            throw new PersistentStoreException("the folder of " + file + " cannot be made", e);
        }
    }

    private Path folder() {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
