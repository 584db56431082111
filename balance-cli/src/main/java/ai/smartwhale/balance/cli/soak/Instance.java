// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.BalanceMetrics;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.testkit.ShiftingClock;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One Balance with all its parts, which can be closed and opened again. Thread-safe. */
final class Instance implements AutoCloseable {

    /** Nobody listens there; what is not shared by way of Redis never asks for it. */
    private static final String NO_REDIS = "127.0.0.1:1";

    private final String name;
    private final String servers;
    private final Optional<String> redis;
    private final List<String> models;
    private final MetricsCollector collector;
    private final ShiftingClock clock = ShiftingClock.of(Clock.systemUTC());
    private volatile @Nullable Balance balance;
    private @Nullable BalanceMetrics metrics;
    private @Nullable AnswerCache cache;

    Instance(String name, String servers, Optional<String> redis, List<String> models, MetricsCollector collector) {
        this.name = name;
        this.servers = servers;
        this.redis = redis;
        this.models = models;
        this.collector = collector;
    }

    String name() {
        return name;
    }

    ShiftingClock clock() {
        return clock;
    }

    /** What runs now, if it does. */
    Optional<Balance> balance() {
        return Optional.ofNullable(balance);
    }

    synchronized void open() {
        if (balance == null) {
            BalanceMetrics measured = BalanceMetrics.create(collector, name);
            metrics = measured;
            BalanceBuilder builder = Balance.builder()
                    .kafka(KafkaConfig.builder(servers).clientId(name).build())
                    .resources(MessagingResources.DEFAULT.withClock(clock))
                    .config(config())
                    .responseQuality(ResponseQuality.withDefaults(Runnable::run))
                    .foresight(foresight())
                    .federation(federation())
                    .listener(measured);
            if (redis.isEmpty()) {
                AnswerCache own = AnswerCache.builder()
                        .ttl(SoakLimits.ANSWER_TTL)
                        .maximumBytes(SoakLimits.ANSWER_BYTES)
                        .clock(clock)
                        .build();
                cache = own;
                builder.answerCache(own);
            }
            Balance built = builder.build();
            built.start();
            measured.watch(built);
            // As a host does: nobody asks before his answers would be received.
            CompletableFuture.allOf(models.stream().map(built::registerModel).toArray(CompletableFuture<?>[]::new))
                    .join();
            balance = built;
        }
    }

    private BalanceConfig config() {
        return BalanceConfig.builder()
                .instanceId(name)
                .maxPending(SoakLimits.MAX_PENDING)
                .closeTimeout(SoakLimits.CLOSE)
                .build();
    }

    private Foresight foresight() {
        ForesightConfig ahead = ForesightConfig.builder()
                .prefetch(PrefetchConfig.builder()
                        .usefulFor(SoakLimits.ANSWER_TTL)
                        .build())
                .build();
        return Foresight.create(ahead, clock);
    }

    private FederationConfig federation() {
        FederationConfig base = FederationConfig.of(redis.orElse(NO_REDIS))
                .withSummaries(SummaryConfig.defaults().withTotalInFlight(SoakLimits.TOTAL_IN_FLIGHT));
        return redis.isPresent()
                ? base.withAnswers(SoakLimits.ANSWER_TTL, SoakLimits.ANSWER_BYTES)
                : base.withoutAnswers().withoutJoin();
    }

    @Override
    public synchronized void close() {
        Balance open = balance;
        balance = null;
        if (open != null) {
            open.close(SoakLimits.CLOSE);
        }
        Optional.ofNullable(metrics).ifPresent(BalanceMetrics::close);
        Optional.ofNullable(cache).ifPresent(AnswerCache::close);
        metrics = null;
        cache = null;
    }
}
