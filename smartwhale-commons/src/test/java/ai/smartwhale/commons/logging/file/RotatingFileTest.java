// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.logging.spool.DirectoryInUseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

    private static final Instant START = Instant.parse("2026-01-02T23:59:00Z");

    @TempDir
    Path directory;

    private final FakeClock clock = new FakeClock(START);
    private Path log;

    @BeforeEach
    void name() {
        log = directory.resolve("logs").resolve("app.log");
    }

    private FileHandlerConfigBuilder config() {
        return FileHandlerConfig.builder(log).maxFileBytes(1024).maxTotalBytes(4096);
    }

    private static List<byte[]> lines(String... texts) {
        List<byte[]> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private static void writeAll(RotatingFile file, List<byte[]> lines) throws IOException {
        List<byte[]> rest = new ArrayList<>(lines);
        while (!rest.isEmpty()) {
            boolean unused = file.write(rest, count -> rest.subList(0, count).clear());
        }
    }

    private static String text(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readString(file);
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFileIsPutAwayBeforeItBecomesTooLargeAndNoLineIsSplit() throws IOException {
        FileHandlerConfig config =
                config().compress(false).maxTotalBytes(1 << 20).build();
        LogArchives archives = new LogArchives(config, clock);
        Random random = new Random(3);
        List<byte[]> lines = new ArrayList<>();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String line = i + " " + "x".repeat(random.nextInt(300));
            lines.add(line.getBytes(StandardCharsets.UTF_8));
            expected.append(line).append('\n');
        }
        try (RotatingFile file = RotatingFile.open(config, archives, clock)) {
            writeAll(file, lines);
        }
        StringBuilder all = new StringBuilder();
        assertThat(archives.list()).hasSizeGreaterThan(20);
        for (Path archive : archives.list()) {
            assertThat(Files.size(archive)).isBetween(1L, 1024L);
            assertThat(text(archive)).endsWith("\n");
            all.append(text(archive));
        }
        all.append(text(log));
        assertThat(all.toString()).contains(expected);
    }

    @Test
    void aLineLongerThanAFileStandsAlone() throws IOException {
        FileHandlerConfig config =
                config().compress(false).maxTotalBytes(1 << 20).build();
        LogArchives archives = new LogArchives(config, clock);
        String long1 = "y".repeat(100_000);
        try (RotatingFile file = RotatingFile.open(config, archives, clock)) {
            writeAll(file, lines("a", long1, "b"));
        }
        assertThat(archives.list()).hasSize(2);
        assertThat(text(archives.list().get(1))).isEqualTo(long1 + "\n");
        assertThat(text(log)).isEqualTo("b\n");
    }

    @Test
    void aNewPeriodBeginsANewFileNamedByTheClock() throws IOException {
        FileHandlerConfig config =
                config().period(RotationPeriod.DAY).compress(false).build();
        LogArchives archives = new LogArchives(config, clock);
        try (RotatingFile file = RotatingFile.open(config, archives, clock)) {
            assertThat(file.rotateIfDue()).isFalse();
            writeAll(file, lines("late"));
            assertThat(file.rotateIfDue()).isFalse();
            clock.advance(Duration.ofMinutes(1));
            assertThat(file.rotateIfDue()).isTrue();
            assertThat(file.rotateIfDue()).isFalse();
            writeAll(file, lines("early"));
        }
        assertThat(archives.list()).containsExactly(directory.resolve("logs/app-20260103T000000Z-000001.log"));
        assertThat(text(archives.list().get(0))).isEqualTo("late\n");
        assertThat(text(log)).isEqualTo("early\n");
    }

    @Test
    void aFileOfYesterdayIsPutAwayWhenItIsOpenedToday() throws IOException {
        Files.createDirectories(log.getParent());
        Files.writeString(log, "yesterday\n");
        Files.setLastModifiedTime(log, FileTime.from(START.minus(Duration.ofDays(1))));
        FileHandlerConfig config = config().build();
        LogArchives archives = new LogArchives(config, clock);
        try (RotatingFile file = RotatingFile.open(config, archives, clock)) {
            assertThat(file.rotateIfDue()).isTrue();
        }
        assertThat(archives.list()).hasSize(1);
    }

    @Test
    void aLineThatACrashToreIsEndedSoThatTheNextOneStandsAlone() throws IOException {
        Files.createDirectories(log.getParent());
        Files.writeString(log, "whole\nhal");
        Files.setLastModifiedTime(log, FileTime.from(START));
        FileHandlerConfig config = config().build();
        try (RotatingFile file = RotatingFile.open(config, new LogArchives(config, clock), clock)) {
            writeAll(file, lines("next"));
        }
        assertThat(text(log)).isEqualTo("whole\nhal\nnext\n");
    }

    @Test
    void aSecondWriterOfTheSameFileIsRefused() throws IOException {
        FileHandlerConfig config = config().build();
        LogArchives archives = new LogArchives(config, clock);
        try (RotatingFile file = RotatingFile.open(config, archives, clock)) {
            assertThatThrownBy(() -> RotatingFile.open(config, archives, clock))
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining("app.log.lock");
            writeAll(file, lines("mine"));
        }
        assertThat(text(log)).isEqualTo("mine\n");
    }

    @Test
    void writingGoesOnAfterSomebodyRemovedTheDirectory() throws IOException {
        FileHandlerConfig config = config().build();
        try (RotatingFile file = RotatingFile.open(config, new LogArchives(config, clock), clock)) {
            writeAll(file, lines("gone"));
            Files.delete(log);
            Files.delete(directory.resolve("logs/app.log.lock"));
            Files.delete(log.getParent());
            writeAll(file, lines("here"));
            assertThat(text(log)).isEqualTo("here\n");
        }
    }

    @Test
    void archivesAreGzippedAndWhatACrashLeftIsTidiedUp() throws IOException {
        Path logs = Files.createDirectories(log.getParent());
        String first = "app-20260101T000000Z-000001.log";
        String second = "app-20260101T000000Z-000002.log";
        Files.writeString(logs.resolve(first), "one\n");
        // Ended between naming the whole file and deleting the plain one.
        Files.writeString(logs.resolve(second), "two\n");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(logs.resolve(second + ".gz")))) {
            out.write("two\n".getBytes(StandardCharsets.UTF_8));
        }
        // Ended in the middle of compressing.
        Files.writeString(logs.resolve(first + ".gz.tmp"), "torn");
        Files.writeString(logs.resolve("other-20260101T000000Z-000001.log"), "not ours");
        LogArchives archives = new LogArchives(config().build(), clock);
        archives.compressAll();
        assertThat(archives.list()).containsExactly(logs.resolve(first + ".gz"), logs.resolve(second + ".gz"));
        assertThat(text(archives.list().get(0))).isEqualTo("one\n");
        assertThat(text(archives.list().get(1))).isEqualTo("two\n");
        assertThat(logs.resolve(first + ".gz.tmp")).doesNotExist();
        assertThat(logs.resolve("other-20260101T000000Z-000001.log")).exists();
    }

    @Test
    void oldArchivesGoAndTheOldestGoWhileAllAreTooLarge() throws IOException {
        Path logs = Files.createDirectories(log.getParent());
        Files.writeString(log, "z".repeat(1000));
        for (int i = 1; i <= 6; i++) {
            Files.writeString(
                    logs.resolve("app-2026010" + (i < 3 ? 1 : 2) + "T000000Z-00000" + i + ".log"), "z".repeat(1000));
        }
        FileHandlerConfig config =
                config().maxTotalBytes(4096).retention(Duration.ofHours(30)).build();
        LogCleanupReport report = new LogArchives(config, clock).cleanup();
        // Two are too old; of the other four, one has to go for the bound.
        assertThat(report).isEqualTo(new LogCleanupReport(3, 3000, 3, 4000));
        assertThat(new LogArchives(config, clock).list())
                .extracting(path -> path.getFileName().toString())
                .containsExactly(
                        "app-20260102T000000Z-000004.log",
                        "app-20260102T000000Z-000005.log",
                        "app-20260102T000000Z-000006.log");
    }
}
