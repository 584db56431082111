// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.file.FileHandlerConfig;
import ai.smartwhale.commons.logging.spool.DirectoryInUseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileHandlerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final LogRecords.Problems problems = new LogRecords.Problems();

    private FileHandlerConfig config() {
        return FileHandlerConfig.of(directory.resolve("logs/app.log"));
    }

    private FileHandler open(LogFormatter formatter) {
        return FileHandler.open(
                config(), formatter, LogRecords.settings(problems).build());
    }

    private List<String> written() throws IOException {
        return Files.readAllLines(directory.resolve("logs/app.log"));
    }

    @Test
    void everythingIsWrittenInOrderByTheTimeAFlushReturns() throws IOException {
        try (FileHandler handler = open(LogRecords.PLAIN)) {
            for (int i = 0; i < 5_000; i++) {
                handler.writeLog(LogRecords.of("m" + i));
            }
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(written()).hasSize(5_000).startsWith("m0", "m1").endsWith("m4999");
            HandlerCounts counts = handler.counts();
            assertThat(counts.written()).isEqualTo(5_000);
            assertThat(counts.balanced()).isTrue();
        }
    }

    @Test
    void closingWritesWhatIsHeldAndCountsWhatComesAfter() throws IOException {
        FileHandler handler = open(LogRecords.PLAIN);
        for (int i = 0; i < 3_000; i++) {
            handler.writeLog(LogRecords.of("m" + i));
        }
        handler.close();
        handler.close();
        handler.writeLog(LogRecords.of("late"));
        assertThat(written()).hasSize(3_000);
        assertThat(handler.counts().dropped(DropReason.CLOSED)).isEqualTo(1);
        assertThat(handler.counts().balanced()).isTrue();
        assertThat(handler.flush(LONG)).isTrue();
        assertThat(handler.rotateFiles()).isCompletedWithValue(false);
    }

    @Test
    void aThreadThatIsInterruptedWhenItClosesDoesNotWaitAndLosesNothing() {
        CountDownLatch closed = new CountDownLatch(1);
        FileHandler handler = open(record -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return LogRecords.PLAIN.format(record);
        });
        for (int i = 0; i < 100; i++) {
            handler.writeLog(LogRecords.of("m" + i));
        }
        Thread.currentThread().interrupt();
        handler.close();
        assertThat(Thread.interrupted()).isTrue();
        closed.countDown();
        await().atMost(LONG).until(() -> handler.counts().heldInMemory() == 0);
        assertThat(handler.counts().written()).isEqualTo(100);
    }

    @Test
    void aFormatterThatGivesNothingOrAnErrorHoldsNobodyUp() throws IOException {
        FileHandler handler = open(record -> {
            if (record.message().equals("nothing")) {
                return null;
            }
            if (record.message().equals("error")) {
                throw new AssertionError("as the test wants");
            }
            return LogRecords.PLAIN.format(record);
        });
        List.of("m0", "nothing", "m1", "error", "m2").forEach(text -> handler.writeLog(LogRecords.of(text)));
        assertThat(handler.flush(LONG)).isTrue();
        handler.close();
        assertThat(written()).containsExactly("m0", "m1", "m2");
        assertThat(handler.counts().dropped(DropReason.FORMAT_FAILED)).isEqualTo(2);
        assertThat(handler.counts().balanced()).isTrue();
        assertThat(handler.counts().heldInMemory()).isZero();
    }

    @Test
    void closingWhileManyLogLosesTheCountOfNone() throws Exception {
        FileHandler handler = open(LogRecords.PLAIN);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CountDownLatch begun = new CountDownLatch(4);
        List<Future<?>> work = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            work.add(pool.submit(() -> {
                for (int i = 0; i < 10_000; i++) {
                    handler.writeLog(LogRecords.of("m"));
                    if (i == 100) {
                        begun.countDown();
                    }
                }
            }));
        }
        begun.await();
        handler.close();
        for (Future<?> one : work) {
            one.get(30, TimeUnit.SECONDS);
        }
        pool.shutdown();
        HandlerCounts counts = handler.counts();
        assertThat(counts.offered()).isEqualTo(40_000);
        assertThat(counts.balanced()).as(counts.toString()).isTrue();
        assertThat(written()).hasSize((int) counts.written());
    }

    @Test
    void aFullQueueDropsTheNewestAndCountsEachAndTells() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        LogFormatter stuck = record -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return record.message().getBytes(StandardCharsets.UTF_8);
        };
        try (FileHandler handler = FileHandler.open(
                config(), stuck, LogRecords.settings(problems).maxRecords(16).build())) {
            handler.writeLog(LogRecords.of("m0"));
            inside.await();
            for (int i = 1; i < 116; i++) {
                handler.writeLog(LogRecords.of("m" + i));
            }
            // The one in the formatter still has its place.
            assertThat(handler.counts().dropped(DropReason.QUEUE_FULL)).isEqualTo(100);
            assertThat(handler.counts().heldInMemory()).isEqualTo(16);
            assertThat(handler.counts().balanced()).isTrue();
            go.countDown();
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(written()).hasSize(16).endsWith("m15");
            handler.writeLog(LogRecords.of("after"));
            assertThat(handler.flush(LONG)).isTrue();
            await().atMost(LONG)
                    .until(() -> problems.told().stream().anyMatch(p -> p.kind() == HandlerProblem.Kind.DROPPED));
        }
        assertThat(problems.told())
                .anySatisfy(problem -> assertThat(problem.detail()).isEqualTo("100 events found no room in the queue"));
    }

    @Test
    void neitherItsOwnEventsNorThoseOfItsThreadAreTaken() throws IOException {
        AtomicReference<FileHandler> self = new AtomicReference<>();
        LogFormatter talkative = record -> {
            self.get().writeLog(LogRecords.of("from the formatter"));
            return LogRecords.PLAIN.format(record);
        };
        try (FileHandler handler = FileHandler.open(
                config(),
                talkative,
                LogRecords.settings(problems)
                        .excludedLoggers(List.of("com.example.noise"))
                        .build())) {
            self.set(handler);
            handler.writeLog(LogRecords.of("first"));
            handler.writeLog(LogRecords.from("ai.smartwhale.commons.logging.LogHandler", "no"));
            handler.writeLog(LogRecords.from("com.example.noise", "no"));
            handler.writeLog(LogRecords.from("com.example.noisemaker", "second"));
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(written()).containsExactly("first", "second");
            assertThat(handler.counts().excluded()).isEqualTo(4);
            assertThat(handler.counts().offered()).isEqualTo(2);
        }
    }

    @Test
    void whatAFormatterDoesWrongIsCountedAndBreaksNoLine() throws IOException {
        LogFormatter bad = record -> {
            if (record.message().equals("throw")) {
                throw new IllegalStateException("no");
            }
            if (record.message().equals("overflow")) {
                throw new StackOverflowError();
            }
            return record.message().getBytes(StandardCharsets.UTF_8);
        };
        try (FileHandler handler = FileHandler.open(
                config(), bad, LogRecords.settings(problems).maxLineBytes(64).build())) {
            List.of("throw", "overflow", "a\r\nforged", "x".repeat(65), "end")
                    .forEach(message -> handler.writeLog(LogRecords.of(message)));
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(written()).containsExactly("a  forged", "end");
            assertThat(handler.counts().dropped(DropReason.FORMAT_FAILED)).isEqualTo(2);
            assertThat(handler.counts().dropped(DropReason.LINE_TOO_LONG)).isEqualTo(1);
            assertThat(handler.counts().balanced()).isTrue();
        }
    }

    @Test
    void whileTheFileCannotBeWrittenEventsWaitAndThenAllAreWritten() throws IOException {
        Path logs = directory.resolve("logs");
        try (FileHandler handler = open(LogRecords.PLAIN)) {
            handler.writeLog(LogRecords.of("before"));
            assertThat(handler.flush(LONG)).isTrue();
            Path aside = Files.move(logs, directory.resolve("aside"));
            // Where the directory was there is a file now, so it cannot be made again.
            Files.writeString(logs, "in the way");
            handler.writeLog(LogRecords.of("waits"));
            await().atMost(LONG).until(() -> handler.counts().failures() > 1);
            assertThat(handler.counts().written()).isEqualTo(1);
            assertThat(handler.counts().balanced()).isTrue();
            Files.delete(logs);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(written()).containsExactly("waits");
            assertThat(Files.readAllLines(aside.resolve("app.log"))).containsExactly("before");
        }
        assertThat(problems.told()).anyMatch(problem -> problem.kind() == HandlerProblem.Kind.FILE);
    }

    @Test
    void rotatingStartsANewFileBehindWhatWasLogged() throws Exception {
        try (FileHandler handler = open(LogRecords.PLAIN)) {
            handler.writeLog(LogRecords.of("old"));
            assertThat(handler.rotateFiles().get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(handler.rotateFiles().get(30, TimeUnit.SECONDS)).isFalse();
            handler.writeLog(LogRecords.of("new"));
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(written()).containsExactly("new");
            await().atMost(LONG).until(() -> {
                try (var files = Files.list(directory.resolve("logs"))) {
                    return files.filter(file -> file.toString().endsWith("-000001.log.gz"))
                                    .count()
                            == 1;
                }
            });
            assertThat(handler.cleanupOld().deletedFiles()).isZero();
        }
    }

    @Test
    void twoHandlersForOneFileAndAFileThatCannotBeMadeAreRefused() throws IOException {
        try (FileHandler handler = open(LogRecords.PLAIN)) {
            assertThatThrownBy(() -> open(LogRecords.PLAIN)).isInstanceOf(DirectoryInUseException.class);
            handler.writeLog(LogRecords.of("mine"));
            assertThat(handler.flush(LONG)).isTrue();
        }
        Files.writeString(directory.resolve("plain"), "");
        FileHandlerConfig impossible = FileHandlerConfig.of(directory.resolve("plain/app.log"));
        assertThatThrownBy(() -> FileHandler.open(impossible, LogRecords.PLAIN))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining("app.log");
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> HandlerSettings.of(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LogRecords.settings(problems).maxRecords(0).build())
                .hasMessageContaining("maxRecords");
        assertThatThrownBy(() -> LogRecords.settings(problems)
                        .closeTimeout(Duration.ZERO)
                        .build())
                .hasMessageContaining("closeTimeout");
        assertThatThrownBy(() -> FileHandlerConfig.builder(Path.of("a.log"))
                        .maxFileBytes(-1)
                        .build())
                .hasMessageContaining("maxFileBytes");
        assertThatThrownBy(() -> FileHandlerConfig.builder(Path.of("a.log"))
                        .maxTotalBytes(10)
                        .build())
                .hasMessageContaining("maxTotalBytes");
        try (FileHandler handler = open(LogRecords.PLAIN)) {
            assertThatThrownBy(() -> handler.flush(Duration.ZERO)).hasMessageContaining("timeout");
        }
    }
}
