// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static ai.smartwhale.balance.services.OnKafka.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.RequestSource;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors of the services that {@link Balance} itself does not go through. */
class DocumentedServicesTest {

    private static final String MODEL = "painter";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final KafkaService others = kafka.newService();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());
    private final Balance balance = Balance.builder()
            .kafkaService(kafka.newService())
            .config(BalanceConfig.builder().serveModelRequests(false).build())
            .build();

    @BeforeEach
    void start() {
        others.connect();
        balance.start();
    }

    @AfterEach
    void close() {
        balance.close(Duration.ofSeconds(1));
        data.close();
        others.close();
    }

    @Test
    void anEstimateIsTheDocumentedTimeUntilAnswersWereSeen() {
        DataService service = balance.dataService();
        assertThat(service.estimateProcessingTime(DataSource.WIKI, Map.of())).isEqualTo(Duration.ofSeconds(3));
        assertThat(service.estimateProcessingTime(DataSource.WEB, Map.of("max_pages", 10)))
                .isEqualTo(Duration.ofSeconds(20));
        data.script(MODEL, request -> List.of(Answers.success(request, "seen")));
        for (int i = 0; i < 40; i++) {
            get(balance.request(DataQuery.builder(MODEL)
                    .query("q" + i)
                    .source(DataSource.WIKI)
                    .build()));
        }
        assertThat(service.estimateProcessingTime(DataSource.WIKI, Map.of())).isLessThan(Duration.ofSeconds(3));
        assertThat(service.learnedProcessingTime(DataSource.WIKI)).isPresent();
    }

    @Test
    void aRequestOfAModelIsSentOnInItsName() {
        DataRequest request = DataRequest.fromJson(Samples.upperCase(MODEL, "smartwhale.models.responses.painter"));
        RequestTicket ticket = get(balance.modelService().processModelRequest(request));
        assertThat(ticket.requestId()).isEqualTo(request.metadata().requestId());
        await().atMost(LONG).until(() -> data.seen(MODEL).size() == 1);
        DataRequest sent = data.seen(MODEL).get(0);
        assertThat(sent.metadata().requestId()).isEqualTo(request.metadata().requestId());
        assertThat(sent.metadata().requestSource()).isEqualTo(RequestSource.MODEL);
        assertThat(sent.payload().responseTopic()).contains("smartwhale.models.responses.painter");
    }

    @Test
    void theOneDoorAsksForDataToo() {
        data.script(MODEL, request -> List.of(Answers.success(request, "through the door")));
        RequestHandle handle = balance.messagingService().requestData(DataQuery.of(MODEL, "q"));
        assertThat(get(handle.ticket()).modelId()).isEqualTo(MODEL);
        assertThat(get(handle.response()).payload().data()).contains("through the door");
    }

    @Test
    void resultsReachTheHandlerThatSubscribed() {
        Queue<DataResponse> results = new ConcurrentLinkedQueue<>();
        get(balance.modelService().subscribeToModelResults(MODEL, results::add));
        DataRequest request = DataRequest.fromJson(Samples.upperCase(MODEL, "smartwhale.models.responses.painter"));
        get(balance.modelService().forwardResultToModel(MODEL, Answers.success(request, "unasked")));
        await().atMost(LONG).until(() -> results.size() == 1);
        assertThat(results.element().payload().data()).contains("unasked");
    }

    @Test
    void requestsOfModelsAreServedOnceSomebodySubscribes() {
        DataRequest request = DataRequest.fromJson(Samples.upperCase(MODEL, "smartwhale.models.responses.painter"));
        get(others.sendMessage(OutgoingMessage.of(MessagingConstants.MODELS_REQUESTS, MODEL, request)));
        assertThat(data.seen(MODEL)).isEmpty();
        get(balance.modelService().subscribeToModelRequests());
        get(balance.modelService().subscribeToModelRequests());
        await().atMost(LONG).until(() -> data.seen(MODEL).size() == 1);
        assertThat(balance.kafkaService().subscriptions()).hasSize(2);
    }
}
