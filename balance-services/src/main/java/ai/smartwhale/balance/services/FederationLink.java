// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.FlightJoining;
import ai.smartwhale.balance.services.federation.JoinConfig;
import ai.smartwhale.balance.services.federation.JoinParts;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.commons.cache.flight.SharedFlights;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import ai.smartwhale.commons.cache.redis.RedisFlights;
import ai.smartwhale.messaging.DataRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a Balance shares with others by way of Redis; as long as Redis cannot be reached, nothing. Thread-safe. */
final class FederationLink {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);

    private final FederationConfig config;
    private final Optional<SharedAnswers> answers;
    private final Optional<Reconnecting<SharedFlights>> flights;
    private volatile @Nullable FlightJoining joining;
    private volatile BooleanSupplier alone = () -> false;

    FederationLink(FederationConfig config, boolean ownAnswers, Clock clock) {
        this.config = config;
        this.answers =
                config.answerTtl().filter(ttl -> ownAnswers).map(ttl -> new SharedAnswers(() -> open(ttl, clock)));
        this.flights = config.join()
                .map(join -> new Reconnecting<>(
                        "the marks in Redis", () -> RedisFlights.connect(patient(join), join.maxInstances())));
    }

    private AnswerCache open(Duration ttl, Clock clock) {
        return AnswerCache.builder()
                .redis(config.redis())
                .ttl(ttl)
                .maximumBytes(config.answerBytes())
                .clock(clock)
                .build();
    }

    /** No request waits for a mark longer than its patience. */
    private RedisConfig patient(JoinConfig join) {
        RedisConfig redis = config.redis();
        return new RedisConfig(
                redis.host(),
                redis.port(),
                redis.user(),
                redis.password(),
                redis.tls(),
                redis.database(),
                redis.prefix(),
                redis.connectTimeout(),
                join.patience(),
                redis.maxInFlight(),
                redis.heartbeat());
    }

    /** Says how to know that no other instance lives; until then others are reckoned with. */
    void aloneWhen(BooleanSupplier known) {
        alone = known;
    }

    Optional<Integer> totalInFlight() {
        return summaries()
                .map(SummaryConfig::totalInFlight)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt);
    }

    Optional<SummaryConfig> summaries() {
        return config.summaries();
    }

    /** The answers that are shared; empty where they are not, or the host has a cache of its own. */
    Optional<KnownAnswers> answers() {
        return answers.map(shared -> shared);
    }

    /** Joins requests with those of others; to be asked for once. */
    Optional<FlightJoining> joining(
            ServicesContext context, TimedContinuations timer, Function<DataRequest, Optional<String>> naming) {
        Optional<FlightJoining> made = config.join()
                .flatMap(join -> flights.map(marks -> FlightJoining.create(
                        join,
                        new JoinParts(
                                marks::now,
                                naming,
                                () -> alone.getAsBoolean(),
                                context.protection(),
                                context.clock(),
                                context.timer()::nanoTime,
                                timer))));
        joining = made.orElse(null);
        return made;
    }

    /** Begins to connect, in the background. */
    void start(TimedContinuations timer) {
        answers.ifPresent(shared -> shared.begin(timer));
        FlightJoining joins = joining;
        if (joins != null) {
            flights.ifPresent(marks -> marks.begin(timer, opened -> {
                var unused = opened.addListener(joins.news());
            }));
            long period = config.join().orElseThrow().check().toNanos();
            var unused = timer.scheduleWithFixedDelay(() -> check(joins), period, period, TimeUnit.NANOSECONDS);
        }
    }

    /** One that failed must not be the last one. */
    private static void check(FlightJoining joins) {
        try {
            joins.check();
        } catch (RuntimeException e) {
            LOG.warn("marks and waits could not be looked after", e);
        }
    }

    void close() {
        flights.ifPresent(Reconnecting::close);
        answers.ifPresent(SharedAnswers::close);
    }
}
