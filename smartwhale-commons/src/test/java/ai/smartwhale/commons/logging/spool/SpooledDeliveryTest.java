// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledDeliveryTest {

    private static final Duration FIRST = Duration.ofMillis(100);

    @TempDir
    Path directory;

    private final FakeTicker ticker = new FakeTicker();
    private final Source source = new Source();
    private final Sink sink = new Sink();
    private final List<String> told = new ArrayList<>();

    private static final class Source implements LineSource {
        private final Deque<LogLine> waiting = new ArrayDeque<>();
        private boolean pressed;

        void offer(long from, long to) {
            for (long i = from; i <= to; i++) {
                waiting.addLast(DiskSpoolTest.line(i, 20));
            }
        }

        @Override
        public void drain(List<LogLine> into, int maxLines, long maxBytes) {
            for (int i = 0; i < maxLines && !waiting.isEmpty(); i++) {
                into.add(waiting.removeFirst());
            }
        }

        @Override
        public boolean pressed() {
            return pressed;
        }
    }

    private static final class Sink implements LineSink {
        private final List<Long> delivered = new ArrayList<>();
        private final List<List<Long>> attempts = new ArrayList<>();
        private Function<List<LogLine>, CompletableFuture<Delivery>> behaviour = this::take;
        private Runnable closing = () -> {};

        CompletableFuture<Delivery> take(List<LogLine> lines) {
            lines.forEach(line -> delivered.add(line.sequence()));
            return CompletableFuture.completedFuture(Delivery.all(lines.size(), LineOutcome.delivered()));
        }

        static CompletableFuture<Delivery> down(List<LogLine> lines) {
            return CompletableFuture.failedFuture(new IOException("connection refused"));
        }

        @Override
        public CompletableFuture<Delivery> deliver(List<LogLine> lines) {
            attempts.add(lines.stream().map(LogLine::sequence).toList());
            return behaviour.apply(lines);
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    private final DeliveryListener listener = new DeliveryListener() {
        @Override
        public void onFailure(String reason) {
            told.add("failure: " + reason);
        }

        @Override
        public void onRejected(LogLine line, String reason) {
            told.add("rejected " + line.sequence() + ": " + reason);
        }

        @Override
        public void onSpoolFailure(String reason) {
            told.add("spool: " + reason);
        }
    };

    @Test
    void aSinkThatCannotBeClosedKeepsNobodyFromTheSpool() {
        SpooledDelivery delivery = open(10);
        sink.closing = () -> {
            throw new IllegalStateException("as the test wants");
        };
        assertThat(delivery.end()).isZero();
        assertThat(told).anyMatch(line -> line.contains("as the test wants"));
        assertThat(open(10).end()).isZero();
    }

    private SpooledDelivery open(int batch) {
        try {
            DiskSpool spool = DiskSpool.open(new SpoolConfig(directory, 64 << 10, 4 << 10, false));
            DeliveryConfig config = DeliveryConfig.defaults()
                    .withBatch(batch, 4096)
                    .withBackoff(FIRST, Duration.ofSeconds(1))
                    .withTimeout(Duration.ofSeconds(5));
            return new SpooledDelivery(spool, sink, source, config, listener, ticker, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(SpooledDelivery delivery) {
        for (int i = 0; i < 500 && !(delivery.isIdle() && source.waiting.isEmpty()); i++) {
            delivery.step();
            ticker.advance(FIRST);
        }
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void linesGoFromMemoryWhileTheOtherSideAnswers() {
        SpooledDelivery delivery = open(10);
        source.offer(1, 35);
        run(delivery);
        assertThat(sink.delivered).isEqualTo(range(1, 35));
        assertThat(delivery.counts().spooledTotal()).isZero();
        assertThat(delivery.end()).isZero();
    }

    @Test
    void linesGoToDiskWhileItIsAwayAndArriveInOrderOnceItIsBack() {
        SpooledDelivery delivery = open(10);
        sink.behaviour = Sink::down;
        source.offer(1, 100);
        for (int i = 0; i < 20; i++) {
            delivery.step();
        }
        assertThat(source.waiting).isEmpty();
        assertThat(delivery.counts().heldInMemory()).isZero();
        assertThat(delivery.counts().heldOnDisk()).isEqualTo(100);
        assertThat(sink.attempts).hasSize(1);
        sink.behaviour = sink::take;
        source.offer(101, 120);
        run(delivery);
        assertThat(sink.delivered).isEqualTo(range(1, 120));
        assertThat(delivery.counts().deliveredTotal()).isEqualTo(120);
        assertThat(delivery.counts().heldOnDisk()).isZero();
        delivery.end();
    }

    @Test
    void theWaitDoublesUpToItsBound() {
        SpooledDelivery delivery = open(10);
        sink.behaviour = Sink::down;
        source.offer(1, 1);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(Duration.ofNanos(delivery.step()));
            ticker.advance(waits.get(i));
        }
        assertThat(waits).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
        assertThat(sink.attempts).hasSize(6);
        delivery.end();
    }

    @Test
    void whatTheOtherSideAsksForIsWaitedFor() {
        SpooledDelivery delivery = open(10);
        sink.behaviour = lines -> CompletableFuture.completedFuture(new Delivery(
                Delivery.all(lines.size(), LineOutcome.retry("status 503")).outcomes(),
                Optional.of(Duration.ofMillis(700))));
        source.offer(1, 3);
        assertThat(Duration.ofNanos(delivery.step())).isEqualTo(Duration.ofMillis(700));
        assertThat(told).containsExactly("failure: status 503");
        delivery.end();
    }

    @Test
    void onlyTheLinesThatFailedAreSentAgainAndRefusedOnesAreTold() {
        SpooledDelivery delivery = open(10);
        sink.behaviour = lines -> CompletableFuture.completedFuture(new Delivery(
                lines.stream()
                        .map(line -> line.sequence() % 3 == 0
                                ? LineOutcome.retry("status 429")
                                : line.sequence() % 3 == 1
                                        ? LineOutcome.delivered()
                                        : LineOutcome.rejected("status 400"))
                        .toList(),
                Optional.empty()));
        source.offer(1, 9);
        delivery.step();
        assertThat(delivery.counts().deliveredTotal()).isEqualTo(3);
        assertThat(delivery.counts().rejectedTotal()).isEqualTo(3);
        assertThat(delivery.counts().heldOnDisk() + delivery.counts().heldInMemory())
                .isEqualTo(3);
        sink.behaviour = sink::take;
        run(delivery);
        assertThat(sink.attempts).containsExactly(range(1, 9), List.of(3L, 6L, 9L));
        assertThat(told).contains("rejected 2: status 400", "rejected 5: status 400", "rejected 8: status 400");
        assertThat(delivery.counts().deliveredTotal()).isEqualTo(6);
        assertThat(delivery.isIdle()).isTrue();
        delivery.end();
    }

    @Test
    void noAnswerInTimeIsAFailure() {
        SpooledDelivery delivery = open(10);
        CompletableFuture<Delivery> silent = new CompletableFuture<>();
        sink.behaviour = lines -> silent;
        source.offer(1, 2);
        delivery.step();
        ticker.advance(Duration.ofSeconds(4));
        delivery.step();
        assertThat(delivery.isFailing()).isFalse();
        ticker.advance(Duration.ofSeconds(1));
        delivery.step();
        assertThat(delivery.isFailing()).isTrue();
        assertThat(silent).isCancelled();
        sink.behaviour = sink::take;
        run(delivery);
        assertThat(sink.delivered).containsExactly(1L, 2L);
        delivery.end();
    }

    @Test
    void aSlowOtherSideDoesNotKeepLinesInMemory() {
        SpooledDelivery delivery = open(10);
        CompletableFuture<Delivery> slow = new CompletableFuture<>();
        sink.behaviour = lines -> slow;
        source.offer(1, 60);
        source.pressed = true;
        for (int i = 0; i < 10; i++) {
            delivery.step();
        }
        assertThat(source.waiting).isEmpty();
        assertThat(delivery.counts().heldOnDisk()).isEqualTo(60);
        source.pressed = false;
        sink.behaviour = sink::take;
        slow.complete(Delivery.all(10, LineOutcome.delivered()));
        run(delivery);
        assertThat(sink.delivered).isEqualTo(range(11, 60));
        assertThat(delivery.counts().deliveredTotal()).isEqualTo(60);
        delivery.end();
    }

    @Test
    void aFlushIsReachedWhenEverythingBeforeItIsSettled() {
        SpooledDelivery delivery = open(10);
        sink.behaviour = Sink::down;
        source.offer(1, 25);
        delivery.step();
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        delivery.markAt(25, reached);
        for (int i = 0; i < 5; i++) {
            delivery.step();
            assertThat(reached).isNotDone();
        }
        sink.behaviour = sink::take;
        source.offer(26, 26);
        run(delivery);
        assertThat(reached).isCompletedWithValue(true);
        CompletableFuture<Boolean> never = new CompletableFuture<>();
        delivery.markAt(99, never);
        delivery.end();
        assertThat(never).isCompletedWithValue(false);
    }

    @Test
    void anAnswerForTheWrongNumberOfLinesIsAFailure() {
        SpooledDelivery delivery = open(10);
        sink.behaviour = lines -> CompletableFuture.completedFuture(Delivery.all(1, LineOutcome.delivered()));
        source.offer(1, 3);
        delivery.step();
        assertThat(told).containsExactly("failure: an answer for 1 of 3 lines");
        assertThat(delivery.counts().deliveredTotal()).isZero();
        delivery.end();
    }

    /**
     * Whatever the other side does, and whenever the process ends: first copies arrive in order, and none is missing.
     */
    @Test
    void everyLineArrivesInOrderThroughFailuresAndRestarts() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            sink.delivered.clear();
            sink.behaviour = lines -> switch (random.nextInt(4)) {
                case 0 -> Sink.down(lines);
                case 1 -> {
                    int upTo = random.nextInt(lines.size() + 1);
                    sink.take(lines.subList(0, upTo));
                    List<LineOutcome> outcomes = new ArrayList<>();
                    for (int i = 0; i < lines.size(); i++) {
                        outcomes.add(i < upTo ? LineOutcome.delivered() : LineOutcome.retry("busy"));
                    }
                    yield CompletableFuture.completedFuture(new Delivery(outcomes, Optional.empty()));
                }
                default -> sink.take(lines);
            };
            long next = 1;
            SpooledDelivery delivery = open(1 + random.nextInt(20));
            for (int step = 0; step < 300; step++) {
                long to = next + random.nextInt(6);
                source.offer(next, to - 1);
                next = to;
                source.pressed = random.nextInt(5) == 0;
                delivery.step();
                ticker.advance(Duration.ofMillis(random.nextInt(200)));
                if (random.nextInt(40) == 0) {
                    assertThat(delivery.end()).isZero();
                    delivery = open(1 + random.nextInt(20));
                }
            }
            sink.behaviour = sink::take;
            source.pressed = false;
            run(delivery);
            Set<Long> first = new LinkedHashSet<>(sink.delivered);
            assertThat(new ArrayList<>(first)).as("seed %d", seed).isEqualTo(range(1, next - 1));
            assertThat(delivery.end()).isZero();
        }
    }

    @Test
    void badConfigurationIsRefused() {
        DeliveryConfig defaults = DeliveryConfig.defaults();
        assertThatThrownBy(() -> defaults.withBatch(0, 4096)).hasMessageContaining("maxBatchLines");
        assertThatThrownBy(() -> defaults.withBatch(1, 0)).hasMessageContaining("maxBatchBytes");
        assertThatThrownBy(() -> defaults.withBackoff(FIRST, Duration.ofMillis(1)))
                .hasMessageContaining("maxBackoff");
        assertThatThrownBy(() -> defaults.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> SpoolConfig.of(directory).withMaxBytes(1)).hasMessageContaining("maxBytes");
        assertThatThrownBy(() -> new SpoolConfig(directory, 1 << 20, 1 << 20, false))
                .hasMessageContaining("segmentBytes");
    }
}
