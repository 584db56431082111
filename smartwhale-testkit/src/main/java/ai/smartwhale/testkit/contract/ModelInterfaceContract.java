// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.interfaces.model.Delivery;
import ai.smartwhale.balance.interfaces.model.InvalidRequestException;
import ai.smartwhale.balance.interfaces.model.ModelInterface;
import ai.smartwhale.balance.interfaces.model.RequestFailedException;
import ai.smartwhale.balance.interfaces.model.ResponseListener;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The conformance test of {@link ModelInterface}. Extend it, and JUnit runs every behaviour. Nothing but the contract
 * may answer the requests that the interface sends.
 */
public abstract class ModelInterfaceContract {

    private static final long SECONDS = ContractWorld.LONG.toSeconds();

    private final String model = TestTopics.unique("model");
    private ModelInterface models;

    /** For subclasses. */
    protected ModelInterfaceContract() {}

    /**
     * Makes an interface.
     *
     * @return a new one, which is closed after the test
     */
    protected abstract ModelInterface newModelInterface();

    /** Makes the interface of a test. */
    @BeforeEach
    public final void openContract() {
        models = newModelInterface();
    }

    /** Closes it. */
    @AfterEach
    public final void closeContract() {
        models.close();
    }

    private DataRequest request() {
        return InterfaceSamples.request(model, "whale", DataSource.WIKI);
    }

    private void register(ResponseListener listener) throws Exception {
        models.registerModel(model, listener).get(SECONDS, TimeUnit.SECONDS);
    }

    private Delivery receive(DataResponse response) throws Exception {
        return models.receiveResponse(response).get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    public final void aRequestIsAnsweredOnce() throws Exception {
        register(ResponseListener.NONE);
        DataRequest request = request();
        CompletableFuture<DataResponse> answer = models.sendRequest(request);
        DataResponse response = InterfaceSamples.success(request, "data");
        assertThat(receive(response)).isEqualTo(Delivery.ANSWERED);
        assertThat(answer.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(response);
        assertThat(receive(response)).isEqualTo(Delivery.DUPLICATE);
        assertThat(models.statistics().pending()).isZero();
    }

    @Test
    public final void aModelThatNobodyKnowsIsRefused() throws Exception {
        assertThatThrownBy(() -> models.sendRequest(request()).get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        RequestFailedException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(RequestFailedException.Reason.UNKNOWN_MODEL));
        assertThat(receive(InterfaceSamples.success(request(), 1))).isEqualTo(Delivery.UNKNOWN_MODEL);
    }

    @Test
    public final void aRequestThatIsWrongIsNotSent() throws Exception {
        register(ResponseListener.NONE);
        DataRequest wrong = InterfaceSamples.request(model, "whale", DataSource.WIKI, Duration.ZERO);
        assertThatThrownBy(() -> models.sendRequest(wrong).get(SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InvalidRequestException.class);
    }

    @Test
    public final void aRequestExpiresAndItsAnswerIsLate() throws Exception {
        register(ResponseListener.NONE);
        DataRequest request = InterfaceSamples.request(model, "whale", DataSource.WIKI, Duration.ofMillis(50));
        assertThatThrownBy(() -> models.sendRequest(request).get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        RequestFailedException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(RequestFailedException.Reason.EXPIRED));
        assertThat(receive(InterfaceSamples.success(request, 1))).isEqualTo(Delivery.LATE);
    }

    @Test
    public final void cancellingForgetsOneRequestAndNoOther() throws Exception {
        register(ResponseListener.NONE);
        DataRequest gone = request();
        DataRequest stays = request();
        CompletableFuture<DataResponse> cancelled = models.sendRequest(gone);
        CompletableFuture<DataResponse> waiting = models.sendRequest(stays);
        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(receive(InterfaceSamples.success(gone, 1))).isEqualTo(Delivery.LATE);
        assertThat(receive(InterfaceSamples.success(stays, 2))).isEqualTo(Delivery.ANSWERED);
        assertThat(waiting.get(SECONDS, TimeUnit.SECONDS).payload().data()).contains(2);
    }

    @Test
    public final void twoRequestsWithOneIdAreTwoOutcomes() throws Exception {
        register(ResponseListener.NONE);
        DataRequest request = request();
        CompletableFuture<DataResponse> first = models.sendRequest(request);
        assertThatThrownBy(() -> models.sendRequest(request).get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        RequestFailedException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(RequestFailedException.Reason.SAME_ID));
        assertThat(receive(InterfaceSamples.success(request, 1))).isEqualTo(Delivery.ANSWERED);
        assertThat(first.get(SECONDS, TimeUnit.SECONDS).payload().data()).contains(1);
    }

    @Test
    public final void answersThatNobodyWaitsForGoToTheListenerOnce() throws Exception {
        List<Object> taken = new CopyOnWriteArrayList<>();
        register(answer -> taken.add(answer.data().orElseThrow()));
        DataResponse response = InterfaceSamples.success(request(), "kept");
        assertThat(receive(response)).isEqualTo(Delivery.HANDED_OVER);
        assertThat(receive(response)).isEqualTo(Delivery.DUPLICATE);
        assertThat(taken).containsExactly("kept");
    }

    @Test
    public final void aListenerThatFailsGetsTheAnswerAgainAndStopsNobody() throws Exception {
        List<Object> taken = new CopyOnWriteArrayList<>();
        register(answer -> {
            taken.add(answer.data().orElseThrow());
            if (taken.size() == 1) {
                throw new IllegalStateException("on purpose");
            }
        });
        DataResponse response = InterfaceSamples.success(request(), "again");
        assertThat(receive(response)).isEqualTo(Delivery.LISTENER_FAILED);
        assertThat(receive(InterfaceSamples.success(request(), "other"))).isEqualTo(Delivery.HANDED_OVER);
        assertThat(receive(response)).isEqualTo(Delivery.HANDED_OVER);
        assertThat(taken).containsExactly("again", "other", "again");
        assertThat(models.statistics().listenerFailures()).isOne();
    }

    @Test
    public final void theOrderOfEachModelIsKeptUnderManyThreads() throws Exception {
        int threads = 16;
        int each = 50;
        Map<String, List<Object>> taken = new ConcurrentHashMap<>();
        List<String> names =
                IntStream.range(0, threads).mapToObj(i -> model + '-' + i).toList();
        for (String name : names) {
            List<Object> mine = new CopyOnWriteArrayList<>();
            taken.put(name, mine);
            models.registerModel(name, answer -> mine.add(answer.data().orElseThrow()))
                    .get(SECONDS, TimeUnit.SECONDS);
        }
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService senders = Executors.newFixedThreadPool(threads);
        try {
            for (String name : names) {
                senders.execute(() -> {
                    awaitStart(start);
                    for (int i = 0; i < each; i++) {
                        DataRequest asked = InterfaceSamples.request(name, "q", DataSource.WIKI);
                        var unused = models.receiveResponse(InterfaceSamples.success(asked, i));
                    }
                });
            }
            start.countDown();
            List<Object> expected =
                    IntStream.range(0, each).boxed().map(Object.class::cast).toList();
            await().atMost(ContractWorld.LONG)
                    .untilAsserted(() -> assertThat(taken.values()).allMatch(expected::equals));
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    public final void closingEndsWhatWaitsAndRefusesTheRest() throws Exception {
        register(ResponseListener.NONE);
        CompletableFuture<DataResponse> waiting = models.sendRequest(request());
        models.close();
        models.close();
        assertThatThrownBy(() -> waiting.get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        RequestFailedException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(RequestFailedException.Reason.CLOSED));
        assertThatThrownBy(() -> models.sendRequest(request())).isInstanceOf(IllegalStateException.class);
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
