// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpoolTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path directory;

    private SpoolConfig config() {
        return new SpoolConfig(directory, 64 << 10, 4 << 10, false);
    }

    static LogLine line(long sequence, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ('a' + sequence % 26));
        return new LogLine(7, sequence, NOW, bytes);
    }

    private static List<Long> sequences(List<LogLine> lines) {
        return lines.stream().map(LogLine::sequence).toList();
    }

    private static List<LogLine> lines(int from, int to, int length) {
        List<LogLine> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(line(i, length));
        }
        return lines;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatGoesInComesOutInOrderAlsoAfterReopening() throws IOException {
        try (DiskSpool spool = DiskSpool.open(config())) {
            assertThat(spool.append(lines(1, 101, 200))).isEqualTo(100);
        }
        assertThat(segments()).hasSizeGreaterThan(2);
        try (DiskSpool spool = DiskSpool.open(config())) {
            assertThat(spool.size()).isEqualTo(100);
            assertThat(spool.lastSequence()).isEqualTo(100);
            List<LogLine> first = spool.peek(10, 1 << 20);
            assertThat(sequences(first)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            assertThat(first.get(4)).usingRecursiveComparison().isEqualTo(line(5, 200));
            spool.remove(first);
        }
        try (DiskSpool spool = DiskSpool.open(config())) {
            assertThat(spool.size()).isEqualTo(90);
            List<Long> rest = new ArrayList<>();
            while (spool.size() > 0) {
                List<LogLine> some = spool.peek(7, 1000);
                assertThat(some).hasSizeBetween(1, 7);
                spool.remove(some);
                rest.addAll(sequences(some));
            }
            assertThat(rest).hasSize(90).isSorted().startsWith(11L).endsWith(100L);
            assertThat(segments()).isEmpty();
            assertThat(spool.bytes()).isZero();
        }
    }

    @Test
    void aFullSpoolTakesNoMoreAndItsFilesNeverExceedTheBound() throws IOException {
        try (DiskSpool spool = DiskSpool.open(config())) {
            int taken = spool.append(lines(1, 1000, 300));
            assertThat(taken).isBetween(150, 200);
            assertThat(spool.append(lines(taken + 1, taken + 2, 300))).isZero();
            long onDisk = 0;
            for (Path segment : segments()) {
                onDisk += Files.size(segment);
            }
            assertThat(onDisk).isEqualTo(spool.bytes()).isLessThanOrEqualTo(64 << 10);
            spool.remove(spool.peek(30, 1 << 20));
            assertThat(spool.append(lines(taken + 1, taken + 2, 300))).isEqualTo(1);
        }
    }

    @Test
    void aFileCutAtAnyByteGivesTheWholeLinesBeforeTheCut() throws IOException {
        List<LogLine> lines = lines(1, 6, 20);
        try (DiskSpool spool = DiskSpool.open(config())) {
            spool.append(lines);
        }
        Path segment = segments().get(0);
        byte[] whole = Files.readAllBytes(segment);
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(segment, Arrays.copyOf(whole, cut));
            int expected = Math.max(0, cut - Segment.START) / (LineFrame.HEADER_BYTES + 20);
            try (DiskSpool spool = DiskSpool.open(config())) {
                assertThat(spool.size()).as("cut at %d", cut).isEqualTo(expected);
                assertThat(sequences(spool.peek(100, 1 << 20))).isEqualTo(sequences(lines.subList(0, expected)));
                long torn = cut < Segment.START ? 0 : (cut - Segment.START) % (LineFrame.HEADER_BYTES + 20);
                assertThat(spool.cutBytes()).as("cut at %d", cut).isEqualTo(torn);
                // What comes after the crash stands behind what was left.
                assertThat(spool.append(lines(50, 51, 20))).isEqualTo(1);
                assertThat(spool.peek(100, 1 << 20)).hasSize(expected + 1);
                spool.remove(spool.peek(100, 1 << 20));
            }
            clear();
        }
    }

    private void clear() throws IOException {
        for (Path file : segments()) {
            Files.delete(file);
        }
        Files.deleteIfExists(directory.resolve("spool.head"));
    }

    @Test
    void anyByteThatChangedEndsTheFileThereAndNoWrongLineIsEverGiven() throws IOException {
        try (DiskSpool spool = DiskSpool.open(config())) {
            spool.append(lines(1, 6, 20));
        }
        Path segment = segments().get(0);
        byte[] whole = Files.readAllBytes(segment);
        for (int i = Segment.START; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(segment, damaged);
            int intact = (i - Segment.START) / (LineFrame.HEADER_BYTES + 20);
            try (DiskSpool spool = DiskSpool.open(config())) {
                assertThat(sequences(spool.peek(100, 1 << 20)))
                        .as("damaged at %d", i)
                        .isEqualTo(sequences(lines(1, 1 + intact, 20)));
                assertThat(spool.cutBytes()).isPositive();
            }
            Files.deleteIfExists(directory.resolve("spool.head"));
        }
    }

    @Test
    void linesThatCannotBeReadAnyMoreAreCountedAndTheNextFileGoesOn() throws IOException {
        try (DiskSpool spool = DiskSpool.open(config())) {
            spool.append(lines(1, 61, 200));
            List<Path> files = segments();
            long inFirst = (Files.size(files.get(0)) - Segment.START) / (LineFrame.HEADER_BYTES + 200);
            byte[] first = Files.readAllBytes(files.get(0));
            first[Segment.START + 40] ^= 1;
            Files.write(files.get(0), first, StandardOpenOption.WRITE);
            assertThat(sequences(spool.peek(1, 1 << 20))).containsExactly(inFirst + 1);
            assertThat(spool.damagedLines()).isEqualTo(inFirst);
            assertThat(spool.size()).isEqualTo(60 - inFirst);
        }
    }

    @Test
    void aTornHeadRepeatsLinesAndLosesNone() throws IOException {
        try (DiskSpool spool = DiskSpool.open(config())) {
            spool.append(lines(1, 11, 20));
            spool.remove(spool.peek(3, 1 << 20));
            spool.remove(spool.peek(2, 1 << 20));
        }
        Path head = directory.resolve("spool.head");
        byte[] bytes = Files.readAllBytes(head);
        // The second write went to the first place.
        bytes[5] ^= 1;
        Files.write(head, bytes);
        try (DiskSpool spool = DiskSpool.open(config())) {
            assertThat(sequences(spool.peek(1, 1 << 20))).containsExactly(4L);
        }
        Files.write(head, new byte[] {1, 2, 3});
        try (DiskSpool spool = DiskSpool.open(config())) {
            assertThat(sequences(spool.peek(1, 1 << 20))).containsExactly(1L);
            assertThat(spool.size()).isEqualTo(10);
        }
    }

    @Test
    void aSecondOwnerIsRefused() throws IOException {
        try (DiskSpool spool = DiskSpool.open(config())) {
            assertThatThrownBy(() -> DiskSpool.open(config())).isInstanceOf(DirectoryInUseException.class);
            assertThat(spool.append(lines(1, 2, 20))).isEqualTo(1);
        }
        try (DiskSpool again = DiskSpool.open(config())) {
            assertThat(again.size()).isEqualTo(1);
        }
    }

    @Test
    void aLineLongerThanTheReadWindowAndThanAFileIsKept() throws IOException {
        SpoolConfig large = new SpoolConfig(directory, 4 << 20, 4 << 10, false);
        try (DiskSpool spool = DiskSpool.open(large)) {
            assertThat(spool.append(List.of(line(1, 10), line(2, 1 << 20), line(3, 10))))
                    .isEqualTo(3);
        }
        try (DiskSpool spool = DiskSpool.open(large)) {
            assertThat(spool.size()).isEqualTo(3);
            List<Integer> lengths = new ArrayList<>();
            while (spool.size() > 0) {
                List<LogLine> some = spool.peek(10, 10 << 20);
                some.forEach(line -> lengths.add(line.length()));
                spool.remove(some);
            }
            assertThat(lengths).containsExactly(10, 1 << 20, 10);
        }
    }

    /** Against a deque, with random reopening. */
    @Test
    void behavesLikeAQueueThatOutlivesItsProcess() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Path own = directory.resolve("seed" + seed);
            SpoolConfig config = new SpoolConfig(own, 64 << 10, 4 << 10, false);
            Deque<String> model = new ArrayDeque<>();
            long sequence = 0;
            DiskSpool spool = DiskSpool.open(config);
            for (int step = 0; step < 2_000; step++) {
                int what = random.nextInt(10);
                if (what < 5) {
                    List<LogLine> lines = new ArrayList<>();
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        byte[] bytes = ("line " + ++sequence + "x".repeat(random.nextInt(300)))
                                .getBytes(StandardCharsets.UTF_8);
                        lines.add(new LogLine(seed, sequence, NOW, bytes));
                    }
                    int taken = spool.append(lines);
                    lines.subList(0, taken)
                            .forEach(line -> model.addLast(new String(line.bytes(), StandardCharsets.UTF_8)));
                } else if (what < 9) {
                    List<LogLine> lines = spool.peek(1 + random.nextInt(10), 1 + random.nextInt(3_000));
                    assertThat(lines.isEmpty()).isEqualTo(model.isEmpty());
                    List<LogLine> removed = lines.subList(0, random.nextInt(lines.size() + 1));
                    spool.remove(removed);
                    for (LogLine line : removed) {
                        assertThat(new String(line.bytes(), StandardCharsets.UTF_8))
                                .isEqualTo(model.removeFirst());
                    }
                } else {
                    spool.close();
                    spool = DiskSpool.open(config);
                }
                assertThat(spool.size()).isEqualTo(model.size());
                assertThat(spool.bytes()).isLessThanOrEqualTo(64 << 10);
            }
            spool.close();
        }
    }
}
