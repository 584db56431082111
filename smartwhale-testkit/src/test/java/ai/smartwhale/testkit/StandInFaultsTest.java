// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StandInFaultsTest {

    private static final int REQUESTS = 200;

    private EmbeddedKafka broker;
    private KafkaService kafka;

    @BeforeEach
    void start() {
        broker = EmbeddedKafka.start();
        kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
        kafka.connect();
    }

    @AfterEach
    void stop() {
        kafka.close();
        broker.close();
    }

    @Test
    void faultsDependOnTheSeedAndTheRequestAlone() throws Exception {
        try (Model model = new Model(kafka)) {
            Map<String, String> first = fates(model, 7, 0);
            assertThat(fates(model, 7, 0)).isEqualTo(first);
            assertThat(fates(model, 7, 1)).isNotEqualTo(first);
            assertThat(fates(model, 8, 0)).isNotEqualTo(first);
            assertThat(Set.copyOf(first.values())).contains("success", "success success", "error", "lost");
        }
    }

    /** What became of each request: the statuses of its answers, or lost. */
    private Map<String, String> fates(Model model, long seed, int retryCount) throws Exception {
        int before = model.answers().size();
        try (StandInDataService data = StandInDataService.builder(kafka)
                .errorRate(0.2)
                .duplicateRate(0.2)
                .lossRate(0.2)
                .seed(seed)
                .start()) {
            for (int i = 0; i < REQUESTS; i++) {
                model.send(withId(
                        model.request(DataSource.DATABASE, Map.of("query", "iron")), "request-" + i, retryCount));
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                DataServiceStatistics now = data.statistics();
                return now.answers() + now.lost() == REQUESTS && now.inHand() == 0;
            });
            DataServiceStatistics all = data.statistics();
            assertThat(all.received()).isEqualTo(REQUESTS);
            assertThat(all.bySource()).isEqualTo(Map.of(DataSource.DATABASE, (long) REQUESTS));
            assertThat(all.lost()).isBetween(20L, 60L);
            assertThat(all.duplicates()).isBetween(15L, 50L);
            assertThat(all.answered().get(ResponseStatus.ERROR)).isBetween(15L, 50L);
            model.awaitAnswers(before + (int) (all.answers() + all.duplicates()));
        }
        Map<String, String> fates = new HashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            fates.put("request-" + i, "lost");
        }
        model.answers().stream()
                .skip(before)
                .collect(Collectors.groupingBy(
                        answer -> answer.metadata().requestId(),
                        Collectors.mapping(answer -> answer.payload().status().wireName(), Collectors.joining(" "))))
                .forEach(fates::put);
        return fates;
    }

    @Test
    void slowRequestsOfOneModelWaitSideBySide() throws Exception {
        Duration wait = Duration.ofMillis(400);
        try (Model model = new Model(kafka);
                StandInDataService data = StandInDataService.builder(kafka)
                        .latency(Latency.fixed(wait))
                        .start()) {
            for (int i = 0; i < 50; i++) {
                model.send(model.request(DataSource.DATABASE, Map.of("query", "iron")));
            }
            List<DataResponse> answers = model.awaitAnswers(50);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.payload().processingTime().orElseThrow())
                            .isGreaterThanOrEqualTo(wait));
            List<Instant> ends = answers.stream()
                    .map(answer -> Instant.parse(answer.metadata().timestamp()))
                    .sorted()
                    .toList();
            // One after the other, each would come so much later than the one before it.
            assertThat(IntStream.range(1, 50))
                    .anyMatch(
                            i -> Duration.between(ends.get(i - 1), ends.get(i)).compareTo(wait) < 0);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> data.statistics().answered().equals(Map.of(ResponseStatus.SUCCESS, 50L)));
        }
    }

    @Test
    void closingAnswersWhatIsInHand() throws Exception {
        try (Model model = new Model(kafka)) {
            StandInDataService data = StandInDataService.builder(kafka)
                    .latency(Latency.fixed(Duration.ofSeconds(1)))
                    .start();
            model.send(model.request(DataSource.WIKI, Map.of("query", "نوروز")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> data.statistics().inHand() == 1);
            data.close();
            assertThat(model.awaitAnswers(1)).hasSize(1);
            assertThat(data.statistics().inHand()).isZero();
        }
    }

    @Test
    void noMoreIsTakenThanFits() throws Exception {
        CompletableFuture<Collected> gate = new CompletableFuture<>();
        try (Model model = new Model(kafka);
                StandInDataService data = StandInDataService.builder(kafka)
                        .collectors(Map.of(DataSource.WIKI, request -> gate.copy()))
                        .maxInHand(3)
                        .start()) {
            for (int i = 0; i < 10; i++) {
                model.send(model.request(DataSource.WIKI, Map.of("query", "نوروز")));
            }
            // Three that fit, and the one whose handling is not yet over: the others of this model wait behind it.
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> data.statistics().inHand() == 4);
            assertThat(data.statistics().received()).isEqualTo(4);
            gate.complete(Collected.nothing("Nothing at all"));
            assertThat(model.awaitAnswers(10)).hasSize(10);
        }
    }

    @Test
    void aFailingCollectorIsAnsweredAsFailedProcessing() throws Exception {
        Collector failing = request -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
        try (Model model = new Model(kafka);
                StandInDataService data = StandInDataService.builder(kafka)
                        .collectors(Map.of(DataSource.BOOK, failing))
                        .start()) {
            DataResponse answer = model.ask(model.request(DataSource.BOOK, Map.of("query", "whales")));
            assertThat(answer.payload().errorCode()).hasValue(ErrorCode.PROCESSING_FAILED);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> data.statistics().answers() == 1);
        }
    }

    @Test
    void theEchoAnswersWithTheParameters() throws Exception {
        try (Model model = new Model(kafka);
                EchoDataService echo = EchoDataService.create(kafka)) {
            echo.start();
            DataResponse answer = model.ask(model.request(DataSource.API, Map.of("query", "hello", "n", 3)));
            assertThat(answer.payload().data()).hasValue(Map.of("query", "hello", "n", 3));
            model.sendRaw("no json");
            model.ask(model.request(DataSource.API, Map.of("query", "again")));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> echo.answered() == 2);
            assertThat(echo.undelivered()).isZero();
        }
    }

    private static DataRequest withId(DataRequest request, String id, int retryCount) {
        MessageMetadata metadata = request.metadata();
        return new DataRequest(
                MessageMetadata.builder(id, metadata.timestamp(), metadata.source(), metadata.destination())
                        .retryCount(retryCount)
                        .build(),
                request.payload());
    }
}
