// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files below a folder. */
final class FileEndpoint implements SyncEndpoint {

    /** Begins the names of files that are being written; they are no values. */
    private static final String UNFINISHED = ".sync-";

    private final Path folder;

    FileEndpoint(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidValueException("folder", folder, "an existing folder");
        }
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public Optional<Set<String>> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && !file.getFileName().toString().startsWith(UNFINISHED)) {
                    keys.add(folder.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/"));
                }
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return Optional.of(keys);
    }

    @Override
    public Optional<byte[]> read(String key) throws IOException {
        Path file = resolve(key);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException removedMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String key, byte[] value) throws IOException {
        Path file = resolve(key);
        Path parent = file.getParent();
        Files.createDirectories(parent);
        Path unfinished = Files.createTempFile(parent, UNFINISHED, "");
        try {
            try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(value);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(resolve(key));
    }

    /** No link on the way to the file may lead out of the folder. */
    private Path resolve(String key) throws IOException {
        InvalidValueException.requireText("key", key);
        Path file;
        try {
            file = folder.resolve(key).normalize();
        } catch (InvalidPathException e) {
            throw refused(key);
        }
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (!file.startsWith(folder) || file.equals(folder) || name.startsWith(UNFINISHED) || !isCanonical(key, file)) {
            throw refused(key);
        }
        Path place = file.getParent();
        while (place != null && !place.equals(folder)) {
            if (Files.isSymbolicLink(place)) {
                throw refused(key);
            }
            place = place.getParent();
        }
        if (Files.isSymbolicLink(file)) {
            throw refused(key);
        }
        return file;
    }

    /** Two keys for one file would be two values that overwrite each other. */
    private boolean isCanonical(String key, Path file) {
        return folder.relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/")
                .equals(key);
    }

    private static InvalidValueException refused(String key) {
        return new InvalidValueException("key", key, "the path of a file below the folder, without links and dots");
    }
}
