// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files below a folder. What is being written lies beside its place, in a file whose name begins with a dot and ends
 * with {@code .part}, and takes its place by one move when it is whole. Names that lead out of the folder are refused,
 * over links too. Thread-safe.
 */
public final class FileEndpoint implements SyncTarget {

    private final String id;
    private final Path root;

    private FileEndpoint(String id, Path root) {
        this.id = id;
        this.root = root;
    }

    /**
     * Opens a folder.
     *
     * @param id what the endpoint is found by
     * @param root the folder; must be there
     * @return the endpoint
     * @throws IOException if the folder cannot be read
     * @throws InvalidValueException if the id is blank or the root no folder
     */
    public static FileEndpoint create(String id, Path root) throws IOException {
        InvalidValueException.requireText("id", id);
        Path real = InvalidValueException.requirePresent("root", root).toRealPath();
        if (!Files.isDirectory(real)) {
            throw new InvalidValueException("root", root, "a folder");
        }
        return new FileEndpoint(id, real);
    }

    @Override
    public String id() {
        return id;
    }

    /** The parts of a name are checked, and then where they lead to. */
    private Path resolve(String name) throws IOException {
        List<String> parts = Arrays.asList(name.split("/", -1));
        boolean odd = parts.stream().anyMatch(part -> part.isBlank() || part.startsWith(".") || !isPlain(part));
        if (odd) {
            throw new SyncException(SyncProblem.REFUSED, "not a name below the folder of " + id);
        }
        Path path = root.resolve(name);
        Path present = path;
        while (!Files.exists(present, LinkOption.NOFOLLOW_LINKS) && !present.equals(root)) {
            present = Optional.ofNullable(present.getParent()).orElse(root);
        }
        if (!present.toRealPath().startsWith(root)) {
            throw new SyncException(SyncProblem.REFUSED, "leads out of the folder of " + id);
        }
        return path;
    }

    private static boolean isPlain(String part) {
        return part.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
    }

    @Override
    public Optional<SyncContent> describe(String name) throws IOException {
        Path path = resolve(name);
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (!file.isRegularFile()) {
                throw new SyncException(SyncProblem.REFUSED, "not a file");
            }
            String tag = file.size() + "/" + file.lastModifiedTime() + "/" + file.fileKey();
            return Optional.of(new SyncContent(OptionalLong.of(file.size()), tag));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream read(String name, SyncContent expected, long offset) throws IOException {
        FileChannel channel = FileChannel.open(resolve(name), StandardOpenOption.READ);
        try {
            return Channels.newInputStream(channel.position(offset));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Optional<String> checksum(String name) throws IOException {
        try (InputStream stream = Files.newInputStream(resolve(name))) {
            return Optional.of(Sha256.of(stream));
        }
    }

    @Override
    public SyncStage stage(String name, String resumeKey) throws IOException {
        return FileStage.open(resolve(name), resumeKey);
    }
}
