// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances in processes of their own, one of which is killed without a word. */
class TakeoverTest extends OnKafka {

    /** Of rebalancing and starting on slow machines; what is measured on a quiet one stands in the benchmarks. */
    private static final Duration VERY_LONG = Duration.ofSeconds(120);

    private static final int REQUESTS = 300;

    private final TestRedis redis = new TestRedis();

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    private InstanceProcess start(String asks, String... queries) throws Exception {
        return InstanceProcess.start(broker.bootstrapServers(), redis.config().toString(), asks, queries);
    }

    @Test
    void whatAKilledInstanceHadOfRemoteModelsIsServedByTheOtherAndNothingIsLostOrDoubled() throws Exception {
        Map<String, AtomicInteger> delivered = new ConcurrentHashMap<>();
        Set<String> posted = ConcurrentHashMap.newKeySet();
        get(balance.registerModel(
                model,
                answer -> delivered
                        .computeIfAbsent(answer.metadata().requestId(), id -> new AtomicInteger())
                        .incrementAndGet()));
        script(request -> List.of(Answers.success(request, "whale")));
        try (InstanceProcess first = start(model + "-a");
                InstanceProcess second = start(model + "-b")) {
            first.awaitReady();
            second.awaitReady();
            for (int i = 0; i < REQUESTS; i++) {
                if (i == REQUESTS / 3) {
                    await().atMost(VERY_LONG).until(() -> delivered.size() > REQUESTS / 6);
                    first.kill();
                }
                posted.add(post("q" + i));
            }
            await().atMost(VERY_LONG).until(() -> delivered.keySet().containsAll(posted));
        }
        assertThat(delivered.values()).allMatch(times -> times.get() == 1);
        assertThat(delivered).hasSize(REQUESTS);
    }

    /** Under keys of their own, so that all partitions are used. */
    private String post(String query) {
        DataRequest request = MessageSchemas.createDataRequest(
                model,
                RequestPayload.builder(model).parameters(Map.of("query", query)).build(),
                Priority.DEFAULT,
                Clock.systemUTC());
        get(data.kafka().sendMessage(OutgoingMessage.of(MessagingConstants.MODELS_REQUESTS, query, request)));
        return request.metadata().requestId();
    }

    @Test
    void whoWaitedForAKilledInstanceAsksItselfWhenTheMarkHasEnded() throws Exception {
        String victim = model + "-victim";
        data.script(
                victim,
                request -> String.valueOf(request.payload().parameters().get("query"))
                                .startsWith("warm")
                        ? List.of(Answers.success(request, "warm"))
                        : List.of());
        try (Balance survivor = builder(config())
                        .federation(InstanceProcess.federation(redis.config()))
                        .build();
                InstanceProcess doomed = start(victim, "same")) {
            doomed.awaitReady();
            survivor.start();
            get(survivor.registerModel(model));
            await().atMost(VERY_LONG)
                    .until(() -> data.seen(victim).stream()
                            .anyMatch(request ->
                                    "same".equals(request.payload().parameters().get("query"))));
            data.script(model + "-warm", request -> List.of(Answers.success(request, "warm")));
            await().atMost(VERY_LONG).until(() -> {
                get(survivor.request(DataQuery.of(model + "-warm", "warm")));
                return survivor.federation().joins().marked() > 0;
            });
            var answer = survivor.request(DataQuery.builder(model)
                    .query("same")
                    .timeout(Duration.ofMinutes(5))
                    .build());
            await().atMost(VERY_LONG).until(() -> survivor.federation().joins().waiting() > 0);
            assertThat(data.seen(model)).isEmpty();
            script(request -> List.of(Answers.success(request, "mine")));
            doomed.kill();
            assertThat(answer.get(VERY_LONG.toSeconds(), TimeUnit.SECONDS)
                            .payload()
                            .data())
                    .contains("mine");
            assertThat(survivor.federation().joins().orphaned()).isEqualTo(1);
        }
    }
}
