// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A queue of lines on disk, bounded in bytes, first in first out. Every line carries a checksum; what a crash tore off
 * at the end of a file is cut when the spool is opened. A line is removed only when it was delivered, so that a crash
 * repeats lines and loses none. Not thread-safe.
 */
public final class DiskSpool implements AutoCloseable {

    private static final Pattern SEGMENT = Pattern.compile("spool-(\\d{19})\\.seg");

    private final SpoolConfig config;
    private final FileGuard guard;
    private final HeadFile head;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long offset = Segment.START;
    private long size;
    private long nextNumber = 1;
    private long lastSequence;
    private long cutBytes;
    private long damagedLines;
    private long undeletedFiles;

    private DiskSpool(SpoolConfig config, FileGuard guard, HeadFile head) {
        this.config = config;
        this.guard = guard;
        this.head = head;
    }

    /**
     * Opens a spool with what is in it.
     *
     * @param config where and how large
     * @return the spool
     * @throws DirectoryInUseException if another handler has the directory
     * @throws IOException if it cannot be read or made
     */
    public static DiskSpool open(SpoolConfig config) throws IOException {
        Path directory = InvalidValueException.requirePresent("config", config).directory();
        Files.createDirectories(directory);
        FileGuard guard = FileGuard.take(directory.resolve("spool.lock"));
        try {
            DiskSpool spool = new DiskSpool(config, guard, HeadFile.open(directory.resolve("spool.head")));
            spool.recover();
            return spool;
        } catch (IOException | RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    private void recover() throws IOException {
        List<Long> numbers;
        try (Stream<Path> files = Files.list(config.directory())) {
            numbers = files.map(file -> SEGMENT.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Long.parseLong(name.group(1)))
                    .sorted()
                    .toList();
        }
        for (long number : numbers) {
            if (number < head.head().segment()) {
                Files.deleteIfExists(path(number));
            } else {
                recover(number);
            }
            nextNumber = Math.max(nextNumber, number + 1);
        }
        // A number is never used twice, or an old head would point into a new file.
        nextNumber = Math.max(nextNumber, head.head().segment() + 1);
    }

    private void recover(long number) throws IOException {
        Path path = path(number);
        long before = Files.size(path);
        long start = number == head.head().segment() ? head.head().offset() : Segment.START;
        long[] passed = new long[2];
        Segment segment = Segment.open(
                path,
                number,
                end -> {
                    passed[0] += end <= start ? 1 : 0;
                    passed[1] = end == start ? 1 : passed[1];
                },
                sequence -> lastSequence = Math.max(lastSequence, sequence));
        cutBytes += Math.max(0, before - Math.max(segment.length(), Segment.START));
        // A head that is not between two lines is none: rather all lines of the file once more.
        boolean known = passed[1] == 1;
        segments.addLast(segment);
        size += segment.lines() - (known ? passed[0] : 0);
        if (segments.size() == 1) {
            offset = known ? start : Segment.START;
            dropEmptyHead();
        }
    }

    private Path path(long number) {
        return config.directory().resolve(String.format(Locale.ROOT, "spool-%019d.seg", number));
    }

    /**
     * Appends lines, as many as there is room for.
     *
     * @param lines the lines in order
     * @return how many were taken, from the first one on
     * @throws IOException if not even the first can be written; none is taken then
     */
    public int append(List<LogLine> lines) throws IOException {
        int taken = 0;
        while (taken < lines.size()) {
            int fitting;
            try {
                fitting = appendSome(lines.subList(taken, lines.size()));
            } catch (IOException e) {
                if (taken == 0) {
                    throw e;
                }
                return taken;
            }
            if (fitting == 0) {
                return taken;
            }
            taken += fitting;
        }
        return taken;
    }

    private int appendSome(List<LogLine> lines) throws IOException {
        Segment segment = segments.peekLast();
        boolean fresh = segment == null || segment.length() >= config.segmentBytes();
        long used = bytes() + (fresh ? Segment.START : 0);
        int count = 0;
        long frames = 0;
        for (LogLine line : lines) {
            int frame = LineFrame.size(line);
            if (used + frames + frame > config.maxBytes() || (count > 0 && frames + frame > config.segmentBytes())) {
                break;
            }
            frames += frame;
            count++;
        }
        if (count == 0) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(frames));
        lines.subList(0, count).forEach(line -> LineFrame.write(line, buffer));
        Segment into = fresh || segment == null ? addSegment() : segment;
        into.append(buffer.flip(), count, config.fsync());
        size += count;
        lastSequence = Math.max(lastSequence, lines.get(count - 1).sequence());
        return count;
    }

    private Segment addSegment() throws IOException {
        Files.createDirectories(config.directory());
        Segment segment = Segment.create(path(nextNumber), nextNumber);
        nextNumber++;
        segments.addLast(segment);
        if (segments.size() == 1) {
            offset = Segment.START;
        }
        return segment;
    }

    /**
     * The oldest lines, which stay. Lines that cannot be read any more are left out and counted.
     *
     * @param maxLines how many at most
     * @param maxBytes how long these may be together; the first one is given in any case
     * @return the lines in order
     * @throws IOException if they cannot be read
     */
    public List<LogLine> peek(int maxLines, long maxBytes) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        Segment segment = segments.peekFirst();
        long at = offset;
        long bytes = 0;
        while (segment != null && lines.size() < maxLines && at < segment.length()) {
            LogLine line = segment.readAt(at);
            if (line == null) {
                return lines.isEmpty() ? afterDamage(maxLines, maxBytes) : lines;
            }
            bytes += line.length();
            if (!lines.isEmpty() && bytes > maxBytes) {
                break;
            }
            lines.add(line);
            at += LineFrame.size(line);
        }
        return lines;
    }

    /** Gives up the rest of the first segment, whose lines cannot be told apart any more. */
    private List<LogLine> afterDamage(int maxLines, long maxBytes) throws IOException {
        long rest = size;
        for (Segment segment : segments) {
            rest -= segment == segments.peekFirst() ? 0 : segment.lines();
        }
        damagedLines += rest;
        size -= rest;
        removeHeadSegment();
        return peek(maxLines, maxBytes);
    }

    /**
     * Removes the oldest lines, which {@link #peek} gave.
     *
     * @param lines the first ones of those, in order
     * @throws IOException if that cannot be noted; they are removed for this process, and may come again in the next
     */
    public void remove(List<LogLine> lines) throws IOException {
        for (LogLine line : lines) {
            offset += LineFrame.size(line);
            size--;
            Segment first = segments.peekFirst();
            if (first != null && offset >= first.length()) {
                dropEmptyHead();
            }
        }
        Segment first = segments.peekFirst();
        head.write(
                first == null
                        ? new HeadFile.Head(nextNumber, Segment.START)
                        : new HeadFile.Head(first.number(), offset));
    }

    private void dropEmptyHead() {
        Segment first = segments.peekFirst();
        while (first != null && offset >= first.length()) {
            removeHeadSegment();
            first = segments.peekFirst();
        }
    }

    private void removeHeadSegment() {
        Segment first = segments.pollFirst();
        offset = Segment.START;
        if (first != null) {
            try {
                first.delete();
            } catch (IOException e) {
                undeletedFiles++;
            }
        }
    }

    /**
     * How many lines there are.
     *
     * @return the number
     */
    public long size() {
        return size;
    }

    /**
     * What the files take on disk.
     *
     * @return in bytes, never above {@link SpoolConfig#maxBytes()}
     */
    public long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += segment.length();
        }
        return bytes;
    }

    /**
     * The highest sequence of a line that was ever seen.
     *
     * @return the sequence, 0 before the first line
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * What was cut off when the spool was opened, because a crash had torn it.
     *
     * @return in bytes
     */
    public long cutBytes() {
        return cutBytes;
    }

    /**
     * Lines that were there and could not be read any more.
     *
     * @return the number
     */
    public long damagedLines() {
        return damagedLines;
    }

    /**
     * Files with nothing left in them that could not be deleted. They lie before the head, and go when the spool is
     * opened next.
     *
     * @return the number
     */
    public long undeletedFiles() {
        return undeletedFiles;
    }

    /** Closes the files; lines stay for the next one who opens them. */
    @Override
    public void close() throws IOException {
        try (guard;
                head) {
            for (Segment segment : segments) {
                segment.close();
            }
        }
    }
}
