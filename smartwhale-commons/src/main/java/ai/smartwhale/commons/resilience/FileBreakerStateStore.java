// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The layout: a mark, a version, the number of states, the states, and the CRC-32C of all before. A new file is written
 * beside the old one, forced to disk and moved over it, so that a crash leaves either the old or the new.
 */
final class FileBreakerStateStore implements BreakerStateStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileBreakerStateStore.class);
    private static final int MARK = 0x53574252;
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = Long.BYTES;
    private static final long MOST_BYTES = 256L << 20;

    private final Path file;

    FileBreakerStateStore(Path file) {
        this.file = file;
    }

    @Override
    public List<ManagedState> load() throws IOException {
        byte[] bytes;
        try {
            if (Files.size(file) > MOST_BYTES) {
                setAside("it is larger than " + MOST_BYTES + " bytes");
                return List.of();
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        try {
            return decode(bytes);
        } catch (IOException | IllegalArgumentException e) {
            setAside(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    @Override
    public void save(List<ManagedState> states) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        ByteBuffer bytes = ByteBuffer.wrap(encode(states));
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void setAside(String why) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("The states of the breakers in {} cannot be trusted: {}. The file is now {}", file, why, aside);
    }

    private static byte[] encode(List<ManagedState> states) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(VERSION);
            out.writeInt(states.size());
            for (ManagedState state : states) {
                out.writeUTF(state.name());
                out.writeUTF(state.state().name());
                writeInstant(out, state.since());
                out.writeBoolean(state.until().isPresent());
                if (state.until().isPresent()) {
                    writeInstant(out, state.until().orElseThrow());
                }
                out.writeUTF(state.reason());
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        }
        return bytes.toByteArray();
    }

    private static List<ManagedState> decode(byte[] bytes) throws IOException {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 3 * Integer.BYTES || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
            throw new IOException("its checksum is wrong");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            if (in.readInt() != MARK || in.readInt() != VERSION) {
                throw new IOException("it is of another kind or version");
            }
            int count = in.readInt();
            List<ManagedState> states = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                BreakerState state = BreakerState.valueOf(in.readUTF());
                Instant since = readInstant(in);
                Optional<Instant> until = in.readBoolean() ? Optional.of(readInstant(in)) : Optional.empty();
                states.add(new ManagedState(name, state, since, until, in.readUTF()));
            }
            return states;
        }
    }

    private static void writeInstant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
