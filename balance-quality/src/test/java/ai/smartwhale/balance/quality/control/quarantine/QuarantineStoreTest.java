// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuarantineStoreTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    enum Kind {
        MEMORY,
        FILES
    }

    private QuarantineStore open(Kind kind, QuarantineConfig config) {
        return kind == Kind.MEMORY
                ? QuarantineStore.inMemory(config, now::get)
                : QuarantineStore.spooled(config, directory.resolve("q"), now::get);
    }

    private QuarantineEntry entry(String id, int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(id.hashCode()).nextBytes(bytes);
        return new QuarantineEntry(
                id,
                now.get(),
                id.hashCode() % 2 == 0 ? Optional.of("model") : Optional.empty(),
                "source-" + Math.floorMod(id.hashCode(), 3),
                0.25,
                List.of("reason \uD83D of " + id),
                QuarantineContent.of("test", bytes));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void givesBackWhatWasPut(Kind kind) {
        try (QuarantineStore store = open(kind, QuarantineConfig.defaults())) {
            QuarantineEntry entry = entry("a", 1000);
            assertThat(store.put(entry).outcome()).isEqualTo(QuarantineReceipt.Outcome.KEPT);
            assertThat(store.find("a")).contains(entry);
            assertThat(store.find("b")).isEmpty();
            QuarantineEntry other = entry("a", 10);
            assertThat(store.put(other).outcome()).isEqualTo(QuarantineReceipt.Outcome.REPLACED);
            assertThat(store.list(QuarantineFilter.ALL, 10)).containsExactly(other);
            assertThat(store.release("a")).contains(other);
            assertThat(store.release("a")).isEmpty();
            assertThat(store.statistics().entries()).isZero();
            assertThat(store.statistics().settled()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void behavesLikeAMapOverLongRandomUse(Kind kind) {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, QuarantineEntry> expected = new LinkedHashMap<>();
        QuarantineStore store = open(kind, QuarantineConfig.defaults());
        for (int i = 0; i < 4000; i++) {
            String id = "id" + random.nextInt(200);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    QuarantineEntry entry = entry(id, random.nextInt(300));
                    store.put(entry);
                    expected.remove(id);
                    expected.put(id, entry);
                }
                case 2 -> assertThat(store.release(id)).isEqualTo(Optional.ofNullable(expected.remove(id)));
                default -> assertThat(store.find(id)).isEqualTo(Optional.ofNullable(expected.get(id)));
            }
            if (kind == Kind.FILES && i % 500 == 499) {
                store.close();
                store = open(kind, QuarantineConfig.defaults());
            }
        }
        assertThat(store.list(QuarantineFilter.ALL, 1000)).containsExactlyElementsOf(expected.values());
        store.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theOldestGiveWayWhenItIsFull(Kind kind) {
        try (QuarantineStore store =
                open(kind, QuarantineConfig.builder().mostEntries(100).build())) {
            int displaced = 0;
            for (int i = 0; i < 1000; i++) {
                displaced += store.put(entry("id" + i, 20)).displaced();
            }
            List<QuarantineEntry> left = store.list(QuarantineFilter.ALL, 1000);
            assertThat(left).hasSizeBetween(85, 100);
            assertThat(left.get(left.size() - 1).id()).isEqualTo("id999");
            assertThat(store.find("id0")).isEmpty();
            assertThat(displaced + left.size()).isEqualTo(1000);
            assertThat(store.statistics().displaced()).isEqualTo(displaced);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keepsToItsBytes(Kind kind) throws IOException {
        try (QuarantineStore store =
                open(kind, QuarantineConfig.builder().mostBytes(256 << 10).build())) {
            for (int i = 0; i < 2000; i++) {
                store.put(entry("id" + i, 1000));
            }
            assertThat(store.statistics().bytes()).isBetween(100_000L, 256L << 10);
            assertThat(store.put(entry("huge", 300 << 10)).outcome()).isEqualTo(QuarantineReceipt.Outcome.TOO_LARGE);
            assertThat(store.find("huge")).isEmpty();
            if (kind == Kind.FILES) {
                try (Stream<Path> files = Files.list(directory.resolve("q"))) {
                    assertThat(files.mapToLong(file -> file.toFile().length()).sum())
                            .isLessThanOrEqualTo(256 << 10);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void forgetsWhatIsTooOldAndToleratesAClockThatGoesBack(Kind kind) {
        try (QuarantineStore store = open(
                kind, QuarantineConfig.builder().timeToLive(Duration.ofHours(1)).build())) {
            store.put(entry("old", 10));
            now.set(START.plusSeconds(3000));
            store.put(entry("new", 10));
            now.set(START.plusSeconds(3601));
            assertThat(store.find("old")).isEmpty();
            assertThat(store.find("new")).isPresent();
            assertThat(store.list(QuarantineFilter.ALL, 10))
                    .extracting(QuarantineEntry::id)
                    .containsExactly("new");
            now.set(START.minusSeconds(5000));
            store.put(entry("back", 10));
            assertThat(store.find("back")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void replayGivesEachEntryOnceAndKeepsWhatFails(Kind kind) {
        try (QuarantineStore store = open(kind, QuarantineConfig.defaults())) {
            for (int i = 0; i < 30; i++) {
                store.put(entry("id" + i, 10));
            }
            List<String> given = new ArrayList<>();
            ReplayReport report = store.replay(QuarantineFilter.ALL, 1000, entry -> {
                given.add(entry.id());
                store.put(entry("late" + given.size(), 10));
                int number = Integer.parseInt(entry.id().substring(2));
                if (number % 3 == 0) {
                    throw new IllegalStateException("the handler broke");
                }
                return number % 3 == 1 ? ReplayDecision.SETTLED : ReplayDecision.KEEP;
            });
            assertThat(report).isEqualTo(new ReplayReport(10, 10, 10));
            assertThat(given).hasSize(30).doesNotHaveDuplicates();
            assertThat(store.statistics().entries()).isEqualTo(50);
            assertThat(store.find("id1")).isEmpty();
            assertThat(store.find("id0")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void choosesByModelSourceAndTime(Kind kind) {
        try (QuarantineStore store = open(kind, QuarantineConfig.defaults())) {
            List<QuarantineEntry> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(entry("id" + i, 5));
                store.put(all.get(i));
                now.set(now.get().plusSeconds(1));
            }
            QuarantineFilter ofModel = QuarantineFilter.ofModel("model");
            assertThat(store.list(ofModel, 100))
                    .containsExactlyElementsOf(all.stream()
                            .filter(one -> one.modelId().isPresent())
                            .toList());
            QuarantineFilter early =
                    new QuarantineFilter(Optional.empty(), Optional.of("source-1"), Optional.of(START.plusSeconds(20)));
            assertThat(store.list(early, 100))
                    .isNotEmpty()
                    .allMatch(one -> one.source().equals("source-1"))
                    .allMatch(one -> one.at().isBefore(START.plusSeconds(20)));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noEntryIsWithTwoHandlersAtATime(Kind kind) throws Exception {
        try (QuarantineStore store = open(kind, QuarantineConfig.defaults())) {
            for (int i = 0; i < 200; i++) {
                store.put(entry("id" + i, 10));
            }
            Set<String> settled = ConcurrentHashMap.newKeySet();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> reports = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                reports.add(threads.submit(() -> {
                    assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
                    return store.replay(QuarantineFilter.ALL, 1000, entry -> {
                                assertThat(store.release(entry.id())).isEmpty();
                                assertThat(settled.add(entry.id())).isTrue();
                                return ReplayDecision.SETTLED;
                            })
                            .settled();
                }));
            }
            go.countDown();
            int sum = 0;
            for (Future<Integer> report : reports) {
                sum += report.get(60, TimeUnit.SECONDS);
            }
            threads.shutdownNow();
            assertThat(sum).isEqualTo(200);
            assertThat(settled).hasSize(200);
            assertThat(store.statistics().entries()).isZero();
        }
    }

    @Test
    void filesSurviveACrashAndADamagedEnd() throws IOException {
        QuarantineStore store = open(Kind.FILES, QuarantineConfig.defaults());
        for (int i = 0; i < 10; i++) {
            store.put(entry("id" + i, 100));
        }
        store.release("id3");
        store.close();
        Path file = directory.resolve("q").resolve("quarantine-0000000000.log");
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {1, 5, 20, 60}) {
            byte[] damaged = Arrays.copyOf(whole, whole.length - cut);
            Files.write(file, damaged);
            try (QuarantineStore again = open(Kind.FILES, QuarantineConfig.defaults())) {
                Set<String> ids = new HashSet<>();
                again.list(QuarantineFilter.ALL, 100).forEach(entry -> ids.add(entry.id()));
                // The removal is the last frame: where it is damaged the entry is there again, and nothing else
                // changed.
                assertThat(ids).hasSizeBetween(8, 10).contains("id0", "id7");
                assertThat(again.statistics().damaged()).isEqualTo(1);
                again.put(entry("after", 10));
                assertThat(again.find("after")).isPresent();
            }
            Files.write(file, whole);
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(file, flipped);
        try (QuarantineStore again = open(Kind.FILES, QuarantineConfig.defaults())) {
            assertThat(again.list(QuarantineFilter.ALL, 100)).isNotEmpty().hasSizeLessThan(10);
            assertThat(again.statistics().damaged()).isEqualTo(1);
        }
    }

    @Test
    void oneDirectoryIsForOneStore() {
        try (QuarantineStore store = open(Kind.FILES, QuarantineConfig.defaults())) {
            assertThatThrownBy(() -> open(Kind.FILES, QuarantineConfig.defaults()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another");
            assertThat(store.statistics().entries()).isZero();
        }
        open(Kind.FILES, QuarantineConfig.defaults()).close();
    }

    @Test
    void aDirectoryThatIsAFileIsToldAsSuch() throws IOException {
        Files.writeString(directory.resolve("q"), "a file");
        assertThatThrownBy(() -> open(Kind.FILES, QuarantineConfig.defaults()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("q");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void afterCloseItRefuses(Kind kind) {
        QuarantineStore store = open(kind, QuarantineConfig.defaults());
        store.close();
        store.close();
        assertThatThrownBy(() -> store.put(entry("a", 1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.find("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.replay(QuarantineFilter.ALL, 1, entry -> ReplayDecision.KEEP))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesEntriesThatAreNone() {
        assertThatThrownBy(() -> new QuarantineEntry(
                        "id",
                        START,
                        Optional.empty(),
                        "s",
                        Double.NaN,
                        List.of("r"),
                        QuarantineContent.of("f", new byte[0])))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("score");
        assertThatThrownBy(() -> new QuarantineEntry(
                        "id", START, Optional.empty(), "s", 1, List.of(), QuarantineContent.of("f", new byte[0])))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("reasons");
        assertThatThrownBy(() ->
                        QuarantineConfig.builder().timeToLive(Duration.ZERO).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> QuarantineConfig.builder().mostBytes(1).build())
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void saysNothingOfTheContentInLogs() {
        QuarantineEntry entry = entry("id", 10);
        assertThat(entry.toString()).doesNotContain("reason \uD83D").contains("10 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void aThreadThatIsInterruptedDoesNotSpoilItForOthers(Kind kind) {
        try (QuarantineStore store = open(kind, QuarantineConfig.defaults())) {
            store.put(entry("before", 100));
            Thread.currentThread().interrupt();
            store.put(entry("meanwhile", 100));
            assertThat(store.find("before")).contains(entry("before", 100));
            assertThat(Thread.interrupted()).isTrue();
            store.put(entry("after", 100));
            assertThat(store.list(QuarantineFilter.ALL, 10))
                    .extracting(QuarantineEntry::id)
                    .containsExactly("before", "meanwhile", "after");
        } finally {
            var unused = Thread.interrupted();
        }
    }

    @Test
    void anInterruptionInTheMiddleOfItsWorkDoesNotSpoilIt() throws Exception {
        try (QuarantineStore store = open(Kind.FILES, QuarantineConfig.defaults())) {
            AtomicReference<Throwable> failed = new AtomicReference<>();
            Thread putting = new Thread(() -> {
                try {
                    for (int i = 0; i < 2_000; i++) {
                        store.put(entry("e" + i, 50));
                        assertThat(store.find("e" + i)).isPresent();
                    }
                } catch (RuntimeException | AssertionError e) {
                    failed.set(e);
                }
            });
            putting.start();
            while (putting.isAlive()) {
                putting.interrupt();
                putting.join(1);
            }
            assertThat(failed.get()).isNull();
            assertThat(store.statistics().entries()).isEqualTo(2_000);
        }
    }
}
