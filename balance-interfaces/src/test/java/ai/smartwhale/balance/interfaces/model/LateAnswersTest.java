// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that come as their request ends without one. */
class LateAnswersTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final InMemoryKafka brokers = InMemoryKafka.create();
    private final KafkaService kafka = brokers.newService();
    private final AlarmsByHand alarms = new AlarmsByHand();
    private final List<ModelAnswer> heard = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    private ModelInterface models;

    /** Rings when the test says so. An alarm is called off when its request was taken out, whatever ended it. */
    private static final class AlarmsByHand extends ScheduledThreadPoolExecutor {
        private Runnable ring = () -> {};
        private Runnable whenCalledOff = () -> {};

        AlarmsByHand() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            ring = task;
            return new Alarm(task);
        }

        private final class Alarm extends FutureTask<Void> implements ScheduledFuture<Void> {

            Alarm(Runnable task) {
                super(task, null);
            }

            @Override
            public boolean cancel(boolean mayInterrupt) {
                Runnable now = whenCalledOff;
                whenCalledOff = () -> {};
                now.run();
                return super.cancel(mayInterrupt);
            }

            @Override
            public long getDelay(TimeUnit unit) {
                return 1;
            }

            @Override
            public int compareTo(Delayed other) {
                return 0;
            }
        }
    }

    @BeforeEach
    void connect() {
        kafka.connect();
        TopicManager.create(kafka).initializeAllTopics().join();
        models = ModelInterface.create(kafka, CommonsExecutors.of(Runnable::run, alarms));
        models.registerModel("m", heard::add).join();
    }

    @AfterEach
    void close() {
        models.close();
        kafka.close();
        brokers.close();
        alarms.shutdownNow();
    }

    private static DataRequest request() {
        RequestPayload payload = RequestPayload.builder("m")
                .parameters(Map.of("query", "q"))
                .timeout(LONG)
                .build();
        return MessageSchemas.createDataRequest("m", payload, Priority.DEFAULT, Clock.systemUTC());
    }

    private void receiveAnAnswerTo(DataRequest request) {
        ResponsePayload payload = ResponsePayload.builder(
                        request.payload().operation(),
                        ResponseStatus.SUCCESS,
                        request.payload().dataType())
                .build();
        DataResponse response = MessageSchemas.createDataResponse(request, payload, Clock.systemUTC());
        deliveries.add(models.receiveResponse(response).join());
    }

    private void assertLate(int times) {
        assertThat(deliveries).hasSize(times).containsOnly(Delivery.LATE);
        assertThat(heard).as("the caller was told that there is no answer").isEmpty();
        assertThat(models.statistics())
                .isEqualTo(
                        new ModelInterfaceStatistics(1, 0, models.statistics().expired(), 0, times, 0, 0));
    }

    @Test
    void anAnswerThatComesWhileItsRequestExpiresIsLate() {
        DataRequest request = request();
        CompletableFuture<DataResponse> future = models.sendRequest(request);
        alarms.whenCalledOff = () -> receiveAnAnswerTo(request);
        alarms.ring.run();
        receiveAnAnswerTo(request);
        assertLate(2);
        assertThat(models.statistics().expired()).isOne();
        assertThatThrownBy(() -> future.get(60, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        RequestFailedException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(RequestFailedException.Reason.EXPIRED));
    }

    @Test
    void anAnswerThatComesWhileItsRequestIsCancelledIsLate() {
        DataRequest request = request();
        CompletableFuture<DataResponse> future = models.sendRequest(request);
        alarms.whenCalledOff = () -> receiveAnAnswerTo(request);
        assertThat(future.cancel(true)).isTrue();
        receiveAnAnswerTo(request);
        assertLate(2);
    }

    @Test
    void anAnswerThatIsGivenJustBeforeTheTimeIsUpIsTheOnlyEnd() {
        DataRequest request = request();
        CompletableFuture<DataResponse> future = models.sendRequest(request);
        alarms.whenCalledOff = alarms.ring;
        receiveAnAnswerTo(request);
        receiveAnAnswerTo(request);
        assertThat(deliveries).containsExactly(Delivery.ANSWERED, Delivery.DUPLICATE);
        assertThat(future).isCompleted();
        assertThat(models.statistics()).isEqualTo(new ModelInterfaceStatistics(1, 1, 0, 1, 0, 0, 0));
    }
}
