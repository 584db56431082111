// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.cache.flight.FlightClaim;
import ai.smartwhale.commons.cache.flight.FlightListener;
import ai.smartwhale.commons.cache.flight.SharedFlights;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisFlightsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Optional<byte[]> VALUE = Optional.of("whale".getBytes(StandardCharsets.UTF_8));

    private static RedisProcess server;

    private SharedFlights one;
    private SharedFlights two;
    private final Told told = new Told();

    private static final class Told implements FlightListener {

        private final List<String> ends = new CopyOnWriteArrayList<>();
        private final AtomicInteger interruptions = new AtomicInteger();

        @Override
        public void ended(String id, String token, boolean landed) {
            ends.add(id + ' ' + token + ' ' + landed);
        }

        @Override
        public void interrupted() {
            interruptions.incrementAndGet();
        }
    }

    @BeforeAll
    static void startServer() {
        server = RedisProcess.embedded();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void connect() {
        server.commands().flushall();
        one = RedisFlights.connect(config(), 1);
        two = RedisFlights.connect(config(), 1);
        var unused = two.addListener(told);
    }

    private static RedisConfig config() {
        return RedisConfig.builder(server.address()).commandTimeout(LONG).build();
    }

    @AfterEach
    void disconnect() {
        one.close();
        two.close();
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static String owned(SharedFlights flights, String id) {
        return ((FlightClaim.Owned) get(flights.claim(id, LONG))).token();
    }

    @Test
    void oneHoldsTheMarkAndTheOthersLearnOfItsEndAndTakeTheValue() {
        String token = owned(one, "x");
        FlightClaim claim = get(two.claim("x", LONG));
        assertThat(claim).isInstanceOfSatisfying(FlightClaim.Elsewhere.class, elsewhere -> {
            assertThat(elsewhere.token()).isEqualTo(token);
            assertThat(elsewhere.left()).isBetween(Duration.ofMillis(1), LONG);
        });
        assertThat(get(one.endIfAlone("x", token))).isEqualTo(1);
        assertThat(get(one.land("x", token, VALUE, LONG))).isEqualTo(1);
        await().atMost(LONG).until(() -> told.ends.equals(List.of("x " + token + " true")));
        assertThat(get(two.fetch("x", token)).orElseThrow()).isEqualTo(VALUE.orElseThrow());
        assertThat(owned(two, "x")).isNotEqualTo(token);
    }

    @Test
    void aFlightForWhichNobodyWaitsLeavesNothing() {
        String token = owned(one, "x");
        assertThat(get(one.endIfAlone("x", token))).isZero();
        assertThat(get(one.land("x", token, VALUE, LONG))).isZero();
        assertThat(server.commands().keys("*")).isEmpty();
    }

    @Test
    void aFailureIsToldWithoutAValue() {
        String token = owned(one, "x");
        get(two.claim("x", LONG));
        get(one.land("x", token, Optional.empty(), LONG));
        await().atMost(LONG).until(() -> told.ends.equals(List.of("x " + token + " false")));
        assertThat(get(two.fetch("x", token))).isEmpty();
    }

    @Test
    void whoSleptThroughItsLeaseChangesNothingAnyMore() {
        String late = ((FlightClaim.Owned) get(one.claim("x", Duration.ofMillis(20)))).token();
        await().atMost(LONG).until(() -> server.commands().keys("*").isEmpty());
        assertThat(get(one.renew("x", late, LONG))).isFalse();
        String token = owned(two, "x");
        assertThat(get(one.renew("x", late, LONG))).isFalse();
        assertThat(get(one.endIfAlone("x", late))).isZero();
        assertThat(get(one.land("x", late, VALUE, LONG))).isZero();
        assertThat(get(two.renew("x", token, LONG))).isTrue();
    }

    @Test
    void aRenewedMarkLastsAsLongAsItSays() {
        String token = ((FlightClaim.Owned) get(one.claim("x", Duration.ofSeconds(5)))).token();
        assertThat(get(one.renew("x", token, Duration.ofHours(1)))).isTrue();
        assertThat(server.commands().pttl("smartwhale-flight:{x}")).isGreaterThan(60_000);
    }

    @Test
    void noMoreWaitThanMay() {
        owned(one, "x");
        assertThat(get(two.claim("x", LONG))).isInstanceOf(FlightClaim.Elsewhere.class);
        assertThat(get(two.claim("x", LONG))).isInstanceOf(FlightClaim.Elsewhere.class);
        try (SharedFlights three = RedisFlights.connect(config(), 1)) {
            assertThat(get(three.claim("x", LONG))).isInstanceOf(FlightClaim.Crowded.class);
        }
    }

    @Test
    void whatIsNoneOfOursFailsTheClaimAndNothingElse() {
        server.commands().set("smartwhale-flight:{text}", "x");
        server.commands().hset("smartwhale-flight:{endless}", "token", "x");
        for (String id : List.of("text", "endless")) {
            assertThatThrownBy(() -> get(one.claim(id, LONG))).hasCauseInstanceOf(RemoteStoreException.class);
        }
        server.commands().hset("smartwhale-flight:{other}", "field", "x");
        assertThat(get(one.claim("other", LONG))).isInstanceOf(FlightClaim.Owned.class);
    }

    @Test
    void manyAtOnceTravelTogetherAndOneThatIsNoneOfOursHurtsNoOther() {
        server.commands().set("smartwhale-flight:{50}", "x");
        String elsewhere = owned(two, "70");
        List<CompletableFuture<FlightClaim>> claims = IntStream.range(0, 500)
                .mapToObj(i -> one.claim(Integer.toString(i), LONG))
                .toList();
        List<CompletableFuture<Integer>> ends = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            CompletableFuture<FlightClaim> claim = claims.get(i);
            if (i == 50) {
                assertThatThrownBy(() -> get(claim)).hasCauseInstanceOf(RemoteStoreException.class);
            } else if (i == 70) {
                assertThat(get(claim))
                        .isInstanceOfSatisfying(
                                FlightClaim.Elsewhere.class,
                                other -> assertThat(other.token()).isEqualTo(elsewhere));
            } else {
                ends.add(one.endIfAlone(Integer.toString(i), ((FlightClaim.Owned) get(claim)).token()));
            }
        }
        assertThat(ends).allSatisfy(end -> assertThat(get(end)).isZero());
        assertThat(server.commands().keys("*"))
                .containsExactlyInAnyOrder("smartwhale-flight:{50}", "smartwhale-flight:{70}");
    }

    @Test
    void aServerThatForgotTheScriptsIsToldThemAgain() {
        String token = owned(one, "x");
        server.commands().scriptFlush();
        assertThat(get(one.renew("x", token, LONG))).isTrue();
        assertThat(get(one.endIfAlone("x", token))).isZero();
    }

    @Test
    void newsOfAnotherFormIsDropped() {
        owned(one, "x");
        get(two.claim("x", LONG));
        String channel = server.commands().hkeys("smartwhale-flight:{x}").stream()
                .filter(field -> !field.equals("token"))
                .findFirst()
                .orElseThrow();
        for (String wrong : List.of("", "+", "+ ", "?x y", "nothing", "+x".repeat(1_000) + " t")) {
            server.commands().publish(channel, wrong);
        }
        server.commands().publish(channel, "-id token");
        await().atMost(LONG).until(() -> told.ends.equals(List.of("id token false")));
    }

    @Test
    void aBrokenConnectionIsAnInterruption() {
        server.kill("smartwhale");
        await().atMost(LONG).until(() -> told.interruptions.get() >= 2);
        await().atMost(LONG).ignoreExceptions().until(() -> {
            get(one.ping());
            get(two.ping());
            return true;
        });
        String token = owned(one, "x");
        await().atMost(LONG).until(() -> {
            get(two.claim("x", LONG));
            return !server.commands().pubsubChannels().isEmpty();
        });
        get(one.land("x", token, VALUE, LONG));
        await().atMost(LONG).until(() -> told.ends.equals(List.of("x " + token + " true")));
    }

    @Test
    void namesThatCouldBeAnythingAreRefusedAndNothingWorksAfterClosing() {
        for (String wrong : List.of("", "a b", "a}", "é", "x".repeat(201))) {
            assertThatThrownBy(() -> one.claim(wrong, LONG)).isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> one.claim("x", Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        one.close();
        one.close();
        assertThatThrownBy(() -> one.claim("x", LONG)).isInstanceOf(IllegalStateException.class);
    }
}
