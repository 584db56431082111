// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.balance.quality.control.quarantine.SpoolSegment.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries in a row of files. A place is the number of the file and the offset in it. What is removed is said in a frame
 * of its own; since files go from the oldest end only, that frame outlives what it speaks of.
 */
final class SpoolLog implements EntryLog {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolLog.class);
    private static final Pattern NAME = Pattern.compile("quarantine-(\\d{10})\\.log");
    private static final int SEGMENTS = 16;
    private static final int LARGEST_SEGMENT = 64 << 20;

    private final QuarantineConfig config;
    private final Path directory;
    private final FileChannel guard;
    private final TreeMap<Integer, SpoolSegment> segments = new TreeMap<>();
    private final PlaceIndex index = new PlaceIndex();
    private final long segmentBytes;
    private final int segmentEntries;
    private long bytes;
    private long damaged;

    private SpoolLog(QuarantineConfig config, Path directory, FileChannel guard) {
        this.config = config;
        this.directory = directory;
        this.guard = guard;
        this.segmentBytes = Math.min(LARGEST_SEGMENT, config.mostBytes() / SEGMENTS);
        this.segmentEntries = config.mostEntries() / SEGMENTS + 1;
    }

    static SpoolLog open(QuarantineConfig config, Path directory) {
        FileChannel guard = null;
        try {
            Files.createDirectories(directory);
            guard = guard(directory);
            SpoolLog log = new SpoolLog(config, directory, guard);
            log.load();
            return log;
        } catch (IOException e) {
            release(guard);
            throw new UncheckedIOException("the quarantine in " + directory + " cannot be used", e);
        } catch (RuntimeException e) {
            release(guard);
            throw e;
        }
    }

    private static FileChannel guard(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve("quarantine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("this process has the lock of {} already", directory, e);
        }
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("another quarantine store uses " + directory);
        }
        return channel;
    }

    private static void release(@Nullable FileChannel guard) {
        try {
            if (guard != null) {
                guard.close();
            }
        } catch (IOException e) {
            LOG.warn("the lock of a quarantine could not be let go", e);
        }
    }

    private void load() throws IOException {
        List<Integer> numbers;
        try (Stream<Path> files = Files.list(directory)) {
            numbers = files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(name -> Integer.parseInt(name.group(1)))
                    .sorted()
                    .toList();
        }
        for (int number : numbers) {
            SpoolSegment segment = SpoolSegment.open(number, file(number));
            segments.put(number, segment);
            load(segment);
            bytes += segment.size();
        }
    }

    private void load(SpoolSegment segment) throws IOException {
        int offset = 0;
        while (offset < segment.size()) {
            try {
                Frame frame = segment.read(offset);
                load(segment, offset, frame);
                offset = frame.next();
            } catch (IOException e) {
                // What follows cannot be found, since only the length of this frame says where it would begin.
                LOG.warn("file {} of the quarantine ends with a damaged frame, which is cut off", segment.number(), e);
                damaged++;
                segment.truncate(offset);
            }
        }
    }

    private void load(SpoolSegment segment, int offset, Frame frame) throws IOException {
        if (frame.kind() == SpoolSegment.ENTRY) {
            QuarantineEntry entry = EntryCodec.read(frame.bytes());
            index.add(PlaceIndex.hash(entry.id()), place(segment, offset));
            segment.counted(entry.at());
        } else {
            ByteBuffer removal = ByteBuffer.wrap(frame.bytes());
            long hash = removal.getLong();
            index.remove(hash, removal.getLong());
        }
    }

    @Override
    public boolean isTooLarge(QuarantineEntry entry) {
        return entry.content().size() > segmentBytes;
    }

    @Override
    public void append(QuarantineEntry entry) {
        try {
            SpoolSegment segment = writable();
            int offset = write(segment, SpoolSegment.ENTRY, EntryCodec.write(entry));
            segment.counted(entry.at());
            index.add(PlaceIndex.hash(entry.id()), place(segment, offset));
        } catch (IOException e) {
            throw new UncheckedIOException("quarantined data could not be written", e);
        }
    }

    @Override
    public OptionalLong placeOf(String id) {
        long place = index.find(
                PlaceIndex.hash(id),
                candidate -> read(candidate).map(entry -> entry.id().equals(id)).orElse(false));
        return place < 0 ? OptionalLong.empty() : OptionalLong.of(place);
    }

    @Override
    public Optional<QuarantineEntry> read(long place) {
        SpoolSegment segment = segments.get((int) (place >>> 32));
        if (segment == null || (int) place >= segment.size()) {
            return Optional.empty();
        }
        try {
            Frame frame = segment.read((int) place);
            if (frame.kind() != SpoolSegment.ENTRY) {
                return Optional.empty();
            }
            QuarantineEntry entry = EntryCodec.read(frame.bytes());
            return index.contains(PlaceIndex.hash(entry.id()), place) ? Optional.of(entry) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("quarantined data could not be read", e);
        }
    }

    @Override
    public void remove(long place) {
        read(place).ifPresent(entry -> {
            long hash = PlaceIndex.hash(entry.id());
            try {
                byte[] removal =
                        ByteBuffer.allocate(16).putLong(hash).putLong(place).array();
                write(writable(), SpoolSegment.REMOVAL, removal);
            } catch (IOException e) {
                throw new UncheckedIOException("a removal from the quarantine could not be written", e);
            }
            index.remove(hash, place);
            if (index.size() == 0) {
                dropSegmentsBefore(segments.lastKey());
            }
        });
    }

    @Override
    public Optional<Located> after(long place) {
        try {
            int first = place < 0 ? 0 : (int) (place >>> 32);
            for (SpoolSegment segment : segments.tailMap(first).values()) {
                int offset = 0;
                if (place >= 0 && segment.number() == first) {
                    offset = segment.read((int) place).next();
                }
                Optional<Located> found = first(segment, offset);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("quarantined data could not be read", e);
        }
    }

    private Optional<Located> first(SpoolSegment segment, int from) throws IOException {
        int offset = from;
        while (offset < segment.size()) {
            Frame frame = segment.read(offset);
            if (frame.kind() == SpoolSegment.ENTRY) {
                QuarantineEntry entry = EntryCodec.read(frame.bytes());
                if (index.contains(PlaceIndex.hash(entry.id()), place(segment, offset))) {
                    return Optional.of(new Located(place(segment, offset), entry));
                }
            }
            offset = frame.next();
        }
        return Optional.empty();
    }

    @Override
    public long end() {
        return segments.isEmpty()
                ? 0
                : place(
                        segments.lastEntry().getValue(),
                        segments.lastEntry().getValue().size());
    }

    @Override
    public boolean isOverfull() {
        return (bytes > config.mostBytes() || index.size() > config.mostEntries()) && segments.size() > 1;
    }

    @Override
    public int dropOldest() {
        return dropSegmentsBefore(segments.firstKey() + 1);
    }

    @Override
    public int dropBefore(Instant cutoff) {
        int keep = segments.isEmpty() ? 0 : segments.firstKey();
        for (SpoolSegment segment : segments.values()) {
            if (segment.number() == segments.lastKey() || !segment.newest().isBefore(cutoff)) {
                break;
            }
            keep = segment.number() + 1;
        }
        return dropSegmentsBefore(keep);
    }

    private int dropSegmentsBefore(int number) {
        boolean any = false;
        while (!segments.isEmpty() && segments.firstKey() < number) {
            SpoolSegment oldest = segments.pollFirstEntry().getValue();
            bytes -= oldest.size();
            any = true;
            try {
                oldest.delete();
            } catch (IOException e) {
                LOG.warn("file {} of the quarantine could not be deleted", oldest.number(), e);
            }
        }
        return any ? index.removeBelow((long) number << 32) : 0;
    }

    private SpoolSegment writable() throws IOException {
        SpoolSegment last = segments.isEmpty() ? null : segments.lastEntry().getValue();
        if (last != null && last.size() < segmentBytes && last.entries() < segmentEntries) {
            return last;
        }
        if (last != null) {
            last.force();
        }
        int number = last == null ? 0 : last.number() + 1;
        SpoolSegment fresh = SpoolSegment.open(number, file(number));
        segments.put(number, fresh);
        return fresh;
    }

    private int write(SpoolSegment segment, byte kind, byte[] content) throws IOException {
        int before = segment.size();
        int offset = segment.append(kind, content);
        bytes += segment.size() - before;
        return offset;
    }

    @Override
    public long size() {
        return index.size();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long damaged() {
        return damaged;
    }

    @Override
    public void close() {
        for (SpoolSegment segment : segments.values()) {
            try {
                segment.close();
            } catch (IOException e) {
                LOG.warn("file {} of the quarantine could not be closed", segment.number(), e);
            }
        }
        segments.clear();
        release(guard);
    }

    private Path file(int number) {
        return directory.resolve("quarantine-%010d.log".formatted(number));
    }

    private static long place(SpoolSegment segment, int offset) {
        return (long) segment.number() << 32 | offset;
    }
}
