// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read and write: mode 0600, from the moment they are made. Thread-safe. */
public final class OwnerOnlyFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnlyFiles() {}

    /**
     * Makes an empty file.
     *
     * @param file where; nothing may be there
     * @throws IOException if something is there already or it cannot be made
     */
    public static void create(Path file) throws IOException {
        Files.createFile(file, attributes(file));
    }

    /**
     * Writes a file as a whole: beside the old one first, forced to disk, then moved over it, so that a crash leaves
     * either the old or the new.
     *
     * @param file where
     * @param bytes what
     * @throws IOException if it cannot be written; the old file is as it was
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh);
        try {
            write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forceDirectoryOf(file);
    }

    /**
     * Writes a file that must not be there yet, and forces it to disk.
     *
     * @param file where
     * @param bytes what
     * @throws java.nio.file.FileAlreadyExistsException if something is there already
     * @throws IOException if it cannot be written
     */
    public static void writeNew(Path file, byte[] bytes) throws IOException {
        create(file);
        write(file, bytes);
        forceDirectoryOf(file);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /**
     * Reads a file as a whole.
     *
     * @param file which
     * @param mostBytes the largest that is read
     * @return its bytes
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read or is larger
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new IOException(file + " is larger than " + mostBytes + " bytes");
            }
            return bytes;
        }
    }

    /**
     * Requires that nobody but the owner may do anything with a file.
     *
     * @param file which
     * @throws KeySetException if others may, or if the file system cannot say
     * @throws IOException if there is no such file
     */
    public static void requireOwnerOnly(Path file) throws IOException {
        if (!knowsPermissions(file)) {
            throw new KeySetException(
                    KeySetFault.PERMISSIONS, "the file system of " + file + " has no permissions; use a PKCS#12 store");
        }
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER_ONLY);
        if (!others.isEmpty()) {
            throw new KeySetException(
                    KeySetFault.PERMISSIONS,
                    file + " is open to more than its owner's reading and writing: " + others + "; set mode 0600");
        }
    }

    private static boolean knowsPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path file) {
        return knowsPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void forceDirectoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !knowsPermissions(file)) {
            return;
        }
        // Opening a directory works on POSIX systems only; there it makes the new name itself durable.
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
