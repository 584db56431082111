// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.ServiceClosedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StandInDataServiceTest {

    private static EmbeddedKafka broker;
    private static KafkaService kafka;
    private static StandInDataService data;
    private Model model;

    @BeforeAll
    static void start() {
        broker = EmbeddedKafka.start();
        kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
        data = StandInDataService.builder(kafka).start();
    }

    @AfterAll
    static void stop() {
        data.close();
        data.close();
        kafka.close();
        broker.close();
    }

    @BeforeEach
    void begin() throws Exception {
        model = new Model(kafka);
    }

    @AfterEach
    void end() {
        model.close();
    }

    @Test
    void collectsFromEverySourceThatItServes() throws Exception {
        DataResponse wiki = model.ask(model.request(DataSource.WIKI, Map.of("query", "نوروز")));
        assertThat(wiki.payload().status()).isEqualTo(ResponseStatus.SUCCESS);
        assertThat(wiki.payload().dataSource()).hasValue(DataSource.WIKI);
        assertThat(items(wiki)).hasSize(1).first().extracting("title").isEqualTo("نوروز");
        assertThat(wiki.payload().processingTime()).isPresent();
        assertThat(items(model.ask(model.request(DataSource.DATABASE, Map.of("query", "symbol=Fe")))))
                .hasSize(1);
        DataResponse web = model.ask(model.request(DataSource.WEB, Map.of("query", "krill", "max_pages", 2)));
        assertThat(items(web)).hasSize(2);
        assertThat(web.payload().sourceUrl().orElseThrow()).contains("/search?q=krill");
    }

    @Test
    void whatItCannotServeIsAnsweredWithTheReason() throws Exception {
        assertThat(error(model.ask(model.request(DataSource.TWITTER, Map.of("query", "whales")))))
                .isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(error(model.ask(model.request(DataSource.WIKI, Map.of("query", "زپلین")))))
                .isEqualTo(ErrorCode.NO_DATA_FOUND);
        DataRequest delete = model.request(
                DataSource.WIKI, Map.of("query", "نوروز"), payload -> payload.operation(OperationType.DELETE_DATA));
        assertThat(error(model.ask(delete))).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void aRequestWithoutSourceIsOfferedToAll() throws Exception {
        DataResponse answer = model.ask(model.request(null, Map.of("query", "Ruthenium")));
        assertThat(answer.payload().dataSource()).hasValue(DataSource.DATABASE);
        assertThat(error(model.ask(model.request(null, Map.of("query", "zeppelin")))))
                .isEqualTo(ErrorCode.NO_DATA_FOUND);
    }

    @Test
    void longResultsComeInPages() throws Exception {
        DataResponse first =
                model.ask(model.request(DataSource.DATABASE, Map.of("query", "transition metal", "count", 15)));
        assertThat(items(first)).hasSize(15);
        assertThat(first.payload().totalItems()).hasValue(24L);
        assertThat(first.payload().nextCursor()).hasValue("15");
        DataResponse last = model.ask(
                model.request(DataSource.DATABASE, Map.of("query", "transition metal", "count", 15, "cursor", "15")));
        assertThat(items(last)).hasSize(9).doesNotContainAnyElementsOf(items(first));
        assertThat(last.payload().nextCursor()).isEmpty();
    }

    @Test
    void anAnswerFitsTheSizeThatWasAskedFor() throws Exception {
        DataResponse part = model.ask(
                model.request(DataSource.DATABASE, Map.of("query", "noble gas"), payload -> payload.maxSize(220)));
        assertThat(part.payload().status()).isEqualTo(ResponseStatus.PARTIAL);
        assertThat(items(part)).hasSize(2);
        assertThat(part.payload().nextCursor()).hasValue("2");
        DataResponse none = model.ask(
                model.request(DataSource.DATABASE, Map.of("query", "noble gas"), payload -> payload.maxSize(20)));
        assertThat(error(none)).isEqualTo(ErrorCode.PROCESSING_FAILED);
    }

    @Test
    void verifyingTellsWhetherTheItemExists() throws Exception {
        DataRequest there = model.request(
                DataSource.DATABASE, Map.of("query", "symbol=Fe"), p -> p.operation(OperationType.VERIFY_DATA));
        assertThat(model.ask(there).payload().data()).hasValue(Map.of("exists", true));
        DataRequest not = model.request(
                DataSource.DATABASE, Map.of("query", "symbol=Qq"), p -> p.operation(OperationType.VERIFY_DATA));
        assertThat(model.ask(not).payload().data()).hasValue(Map.of("exists", false));
    }

    @Test
    void expiredRequestsAreAnsweredAsTimeout() throws Exception {
        DataRequest request = model.request(DataSource.WIKI, Map.of("query", "نوروز"));
        String past = Instant.now().minusSeconds(60).toString();
        DataRequest expired =
                new DataRequest(request.metadata().toBuilder().expiresAt(past).build(), request.payload());
        assertThat(error(model.ask(expired))).isEqualTo(ErrorCode.TIMEOUT);
        DataRequest old = new DataRequest(
                request.metadata().toBuilder()
                        .timestamp(past)
                        .ttl(Duration.ofSeconds(10))
                        .build(),
                request.payload());
        assertThat(error(model.ask(old))).isEqualTo(ErrorCode.TIMEOUT);
        DataRequest fresh = new DataRequest(
                request.metadata().toBuilder().ttl(Duration.ofMinutes(5)).build(), request.payload());
        assertThat(model.ask(fresh).payload().status()).isEqualTo(ResponseStatus.SUCCESS);
    }

    @Test
    void aTopicThatTheRequestNamesIsHonoured() throws Exception {
        try (Model other = new Model(kafka)) {
            String topic = MessagingConstants.DATA_RESPONSES_PREFIX + '.' + other.id();
            model.send(model.request(DataSource.WIKI, Map.of("query", "نوروز"), p -> p.responseTopic(topic)));
            assertThat(other.awaitAnswers(1).get(0).metadata().destination()).isEqualTo(model.id());
            assertThat(model.answers()).isEmpty();
        }
    }

    @Test
    void whatItCannotReadIsAnsweredWhereThatIsPossible() throws Exception {
        model.sendRaw(model.request(DataSource.WIKI, Map.of("query", "نوروز"))
                .toJson()
                .replace("\"fetch_data\"", "\"paint_data\""));
        DataResponse answer = model.awaitAnswers(1).get(0);
        assertThat(error(answer)).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(answer.payload().additionalInfo()).containsEntry("operation", "paint_data");
    }

    @Test
    void whatCannotBeAnsweredGoesToTheDeadLetters() throws Exception {
        long before = data.statistics().unreadable();
        model.sendRaw("no json");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> data.statistics().unreadable() == before + 1);
        String dead = MessagingConstants.DATA_REQUESTS + MessagingConstants.DEAD_LETTER_SUFFIX;
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> kafka.topicExists(dead).get(10, TimeUnit.SECONDS));
        assertThat(model.ask(model.request(DataSource.WIKI, Map.of("query", "نوروز")))
                        .payload()
                        .status())
                .isEqualTo(ResponseStatus.SUCCESS);
    }

    @Test
    void aClosedServiceDoesNotStartAndBadRatesAreNamed() {
        StandInDataService never = StandInDataService.builder(kafka).build();
        never.close();
        assertThatThrownBy(never::start).isInstanceOf(ServiceClosedException.class);
        assertThatThrownBy(() -> StandInDataService.builder(kafka).errorRate(1.5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("errorRate is 1.5; allowed: 0..1");
        assertThatThrownBy(() -> StandInDataService.builder(kafka).lossRate(Double.NaN))
                .isInstanceOf(InvalidValueException.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(DataResponse response) {
        assertThat(response.payload().errorMessage()).isEmpty();
        return (List<Map<String, Object>>) response.payload().data().orElseThrow();
    }

    private static ErrorCode error(DataResponse response) {
        assertThat(response.payload().status()).isEqualTo(ResponseStatus.ERROR);
        assertThat(response.payload().errorMessage().orElse("")).isNotBlank();
        return response.payload().errorCode().orElseThrow();
    }
}
