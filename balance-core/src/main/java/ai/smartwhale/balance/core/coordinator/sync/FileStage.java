// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file beside its place, and one more that tells what it will be. */
final class FileStage implements SyncStage {

    private final Path place;
    private final Path part;
    private final Path key;
    private final FileChannel channel;

    private FileStage(Path place, Path part, Path key, FileChannel channel) {
        this.place = place;
        this.part = part;
        this.key = key;
        this.channel = channel;
    }

    static FileStage open(Path place, String resumeKey) throws IOException {
        Path folder = Optional.ofNullable(place.getParent()).orElse(place);
        Files.createDirectories(folder);
        Path part = folder.resolve("." + place.getFileName() + ".part");
        Path key = folder.resolve("." + place.getFileName() + ".part.key");
        boolean same = Files.exists(key)
                && Files.readString(key, StandardCharsets.UTF_8).equals(resumeKey);
        if (!same) {
            // In this order, so that after a crash in between nothing is taken for what it is not.
            Files.deleteIfExists(key);
            Files.deleteIfExists(part);
            Files.writeString(key, resumeKey, StandardCharsets.UTF_8);
        }
        FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            channel.position(channel.size());
            return new FileStage(place, part, key, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long position() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public String checksum() throws IOException {
        try (InputStream stream = Files.newInputStream(part)) {
            return Sha256.of(stream);
        }
    }

    @Override
    public void commit() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(key);
    }

    @Override
    public void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(key);
        Files.deleteIfExists(part);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
