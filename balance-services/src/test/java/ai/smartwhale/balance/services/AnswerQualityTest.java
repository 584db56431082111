// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers on their way through the control of their quality, with the detectors of the library. */
class AnswerQualityTest {

    private static final String GOOD = "The blue whale is the largest animal that is known to have ever lived. "
            + "It feeds on krill, and it can be heard by others over hundreds of kilometres of open water. "
            + "Whalers had nearly ended it when the hunt was forbidden in nineteen sixty six.";

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());
    private final MetricsCollector collector = MetricsCollector.create();
    private final BalanceMetrics metrics = BalanceMetrics.create(collector, "one");
    private final Queue<ControlledResponse> controlled = new ConcurrentLinkedQueue<>();
    private AnswerCache cache;
    private Balance balance;

    @BeforeEach
    void start() {
        cache = AnswerCache.inMemory();
        balance = Balance.builder()
                .kafkaService(kafka.newService())
                .answerCache(cache)
                .responseQuality(ResponseQuality.withDefaults(Runnable::run))
                .listener(metrics)
                .listener(new BalanceListener() {
                    @Override
                    public void answerControlled(ControlledResponse answer) {
                        controlled.add(answer);
                    }
                })
                .build();
        balance.start();
    }

    @AfterEach
    void close() {
        balance.close();
        cache.close();
        data.close();
        kafka.close();
    }

    private DataResponse ask(String query, Object answer) {
        data.script("m", request -> List.of(Answers.success(request, answer)));
        return balance.request(DataQuery.of("m", query))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> note(DataResponse response) {
        return (Map<String, Object>) response.payload().additionalInfo().get(ResponseQuality.ADDITIONAL_INFO);
    }

    @Test
    void aGoodAnswerPassesAsItIsAndTellsItsScore() {
        DataResponse answer = ask("whale", GOOD);
        assertThat(answer.payload().status()).isEqualTo(ResponseStatus.SUCCESS);
        assertThat(answer.payload().data()).contains(GOOD);
        assertThat(note(answer)).containsEntry("assessed", true);
        assertThat((double) note(answer).get("score")).isBetween(0.8, 1.0);
        assertThat(collector.collectMetrics().value("balance_controlled_answers_total", "one", "accepted"))
                .contains(new Count(1));
    }

    @Test
    void aDamagedAnswerIsRepairedBeforeItIsDeliveredAndCached() {
        String text =
                "Gérard Depardieu est né à Châteauroux. Son père était tôlier, sa mère élevait leurs six enfants. "
                        + "Il a été révélé au cinéma par un rôle très remarqué, et il a joué depuis dans plus de deux cents films.";
        String damaged = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        DataResponse answer = ask("depardieu", damaged);
        assertThat(answer.payload().data()).contains(text);
        assertThat(controlled.element().repairs()).isPositive();
        DataResponse again = ask("depardieu", "must not be asked for");
        assertThat(again.payload().cached()).isTrue();
        assertThat(again.payload().data()).contains(text);
    }

    @Test
    void whatIsNotGoodEnoughReachesNoModelAndIsToldToOperators() {
        Queue<String> events = new ConcurrentLinkedQueue<>();
        Subscription watching = data.kafka()
                .subscribe(
                        SubscriptionConfig.builder("watch")
                                .mode(SubscriptionConfig.Mode.ALL)
                                .start(SubscriptionConfig.Start.EARLIEST)
                                .build(),
                        MessageHandler.of(message -> events.add(new String(message.value(), StandardCharsets.UTF_8))));
        watching.addTopic(MessagingConstants.BALANCE_EVENTS).join();
        String spam = "buy now cheap cheap\n".repeat(200);
        DataResponse answer = ask("spam", spam);
        assertThat(answer.payload().status()).isEqualTo(ResponseStatus.ERROR);
        assertThat(answer.payload().data()).isEmpty();
        assertThat(answer.toString()).doesNotContain("cheap");
        assertThat(controlled.element().outcome()).contains(Outcome.QUARANTINED);
        assertThat(controlled.element().quarantineId()).isPresent();
        assertThat(controlled.element().reasons()).isNotEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> !events.isEmpty());
        assertThat(events.element())
                .contains(AnswerControl.WITHHELD, "\"whole\":true", "quarantine_id")
                .doesNotContain("cheap");
        // A failure is not kept: the next one asks again.
        DataResponse next = ask("spam", GOOD);
        assertThat(next.payload().cached()).isFalse();
        assertThat(next.payload().data()).contains(GOOD);
        watching.close(Duration.ofSeconds(5));
    }

    @Test
    void withoutControlNothingIsSaidOfQuality() {
        try (Balance plain = Balance.builder().kafkaService(kafka.newService()).build()) {
            plain.start();
            data.script("p", request -> List.of(Answers.success(request, GOOD)));
            DataResponse answer = plain.request(DataQuery.of("p", "whale"))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            assertThat(answer.payload().additionalInfo()).doesNotContainKey(ResponseQuality.ADDITIONAL_INFO);
        }
    }
}
