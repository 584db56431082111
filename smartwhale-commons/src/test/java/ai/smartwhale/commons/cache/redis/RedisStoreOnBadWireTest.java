// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.GlobPattern;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.cache.RemoteStoreListener;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance whose news come late, or not at all, beside one that is near. */
class RedisStoreOnBadWireTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final CacheKey KEY = CacheKey.of("web", "page");

    private static RedisProcess server;

    private final CommonsExecutors executors = CommonsExecutors.create("wire-test");
    private SlowWire wire;
    private RemoteStore near;
    private RemoteStore far;

    @BeforeAll
    static void start() {
        server = RedisProcess.embedded();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void connect() throws IOException {
        server.commands().flushall();
        wire = new SlowWire(Integer.parseInt(server.address().substring("127.0.0.1:".length())));
        near = RedisStore.connect(
                RedisConfig.builder(server.address()).commandTimeout(LONG).build(), executors);
        far = far(Duration.ofSeconds(30));
    }

    private RemoteStore far(Duration commandTimeout) {
        return RedisStore.connect(
                RedisConfig.builder(wire.address())
                        .heartbeat(Duration.ofMillis(50))
                        .commandTimeout(commandTimeout)
                        .maxInFlight(16)
                        .build(),
                executors);
    }

    @AfterEach
    void close() throws IOException {
        wire.release();
        far.close();
        near.close();
        wire.close();
        executors.close();
    }

    @Test
    void aPutThatDidNotHearOfADropIsNotSeenAfterIt() throws Exception {
        done(far.put(KEY, bytes("old"), MINUTE));
        wire.holdAnswers();
        done(near.dropNamespace("web"));
        CompletableFuture<Void> late = far.put(KEY, bytes("made before the drop"), MINUTE);
        wire.release();
        done(late);
        assertThat(done(near.get(KEY))).isEmpty();
        assertThat(done(far.get(KEY))).isEmpty();
        done(far.put(KEY, bytes("made after"), MINUTE));
        assertThat(text(done(near.get(KEY)))).contains("made after");
    }

    @Test
    void aRemovalThatDidNotHearOfADropRemovesWhatWasWrittenSince() throws Exception {
        done(far.put(KEY, bytes("old"), MINUTE));
        wire.holdAnswers();
        done(near.dropNamespace("web"));
        done(near.put(KEY, bytes("new"), MINUTE));
        CompletableFuture<Long> removal = far.remove(List.of(KEY));
        wire.release();
        assertThat(done(removal)).isEqualTo(1);
        assertThat(done(near.get(KEY))).isEmpty();
    }

    @Test
    void aRemovalByPatternThatDidNotHearOfADropRemovesWhatWasWrittenSince() throws Exception {
        done(far.put(KEY, bytes("old"), MINUTE));
        wire.holdAnswers();
        done(near.dropNamespace("web"));
        done(near.put(KEY, bytes("new"), MINUTE));
        done(near.put(CacheKey.of("web", "other"), bytes("new"), MINUTE));
        CompletableFuture<Long> removal = far.removeMatching("web", GlobPattern.of("p*"));
        wire.release();
        // That of the dropped generation, which nobody saw any more, is counted too.
        assertThat(done(removal)).isEqualTo(2);
        assertThat(done(near.get(KEY))).isEmpty();
        assertThat(done(near.get(CacheKey.of("web", "other")))).isPresent();
    }

    @Test
    void aReadThatDidNotHearOfADropSeesWhatIsThereNow() throws Exception {
        done(far.put(KEY, bytes("old"), MINUTE));
        wire.holdAnswers();
        done(near.dropNamespace("web"));
        CompletableFuture<Optional<byte[]>> one = far.get(KEY);
        CompletableFuture<List<Optional<byte[]>>> many = far.getAll(List.of(KEY, CacheKey.of("wiki", "page")));
        done(near.put(KEY, bytes("new"), MINUTE));
        wire.release();
        // Asked before the put and answered after the drop: nothing or the new value, never the old one.
        assertThat(text(done(one))).isNotEqualTo(Optional.of("old"));
        assertThat(text(done(many).get(0))).isNotEqualTo(Optional.of("old"));
    }

    @Test
    void aConnectionThatFellSilentIsMadeAnewAndEverythingUncertain() throws Exception {
        far.close();
        far = far(Duration.ofMillis(300));
        AtomicInteger uncertain = new AtomicInteger();
        far.addListener(new Counting(uncertain));
        done(far.put(KEY, bytes("v"), MINUTE));
        wire.holdAnswers();
        assertThat(failureOf(far.get(KEY))).isInstanceOf(RemoteStoreException.class);
        await().atMost(LONG).ignoreExceptions().until(() -> done(far.get(KEY)).isPresent());
        await().atMost(LONG).until(() -> uncertain.get() > 0);
        await().atMost(LONG).until(() -> far.sync().join().tracking());
    }

    @Test
    void moreThanMayBeInFlightFailsAtOnceAndBulksKeepToTheLimit() throws Exception {
        Map<CacheKey, byte[]> values = IntStream.range(0, 300)
                .boxed()
                .collect(Collectors.toMap(i -> CacheKey.of("ns" + i % 30, "id" + i), i -> bytes("v" + i)));
        List<CacheKey> keys = List.copyOf(values.keySet());
        done(far.putAll(values, MINUTE));
        assertThat(done(far.getAll(keys))).allMatch(Optional::isPresent);

        wire.holdAnswers();
        List<CompletableFuture<Optional<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(far.get(keys.get(0)));
        }
        await().atMost(LONG)
                .until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= 200 - 16);
        assertThat(answers.stream().filter(CompletableFuture::isDone))
                .allSatisfy(answer -> assertThat(failureOf(answer)).isInstanceOf(RemoteStoreException.class));
        assertThat(answers).anyMatch(answer -> !answer.isDone());
        wire.release();
        await().atMost(LONG).until(() -> answers.stream().allMatch(CompletableFuture::isDone));
        assertThat(answers.stream().filter(answer -> !answer.isCompletedExceptionally()))
                .isNotEmpty()
                .allMatch(answer -> answer.join().isPresent());
        assertThat(done(far.remove(keys))).isEqualTo(300);
        assertThat(done(near.getAll(keys))).allMatch(Optional::isEmpty);
    }

    private static Throwable failureOf(CompletableFuture<?> future) throws Exception {
        try {
            return new AssertionError("no failure but " + future.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static <T> T done(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Optional<String> text(Optional<byte[]> bytes) {
        return bytes.map(value -> new String(value, UTF_8));
    }

    /** Counts how often everything was uncertain. */
    private record Counting(AtomicInteger count) implements RemoteStoreListener {
        @Override
        public void changed(CacheKey key) {
            // Only uncertainty counts.
        }

        @Override
        public void dropped(String namespace) {
            // Only uncertainty counts.
        }

        @Override
        public void uncertain() {
            count.incrementAndGet();
        }
    }
}
