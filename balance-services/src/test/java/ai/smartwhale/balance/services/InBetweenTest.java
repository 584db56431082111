// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens in between, with a Kafka and a cache that let a test say when. */
class InBetweenTest {

    private static final String MODEL = "model";
    private static final String OWN = "smartwhale.own";

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());
    private final KafkaService real = kafka.newService();
    private final AtomicBoolean refusing = new AtomicBoolean();
    private volatile String held = "";
    private final CompletableFuture<Void> letGo = new CompletableFuture<>();

    @AfterEach
    void end() {
        data.close();
        real.close();
        kafka.close();
    }

    private interface Meddling {
        Optional<Object> instead(Method method, Object[] args);
    }

    private static <T> T meddled(Class<T> type, T real, Meddling meddling) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Optional<Object> instead = meddling.instead(method, args);
            if (instead.isPresent()) {
                return instead.orElseThrow();
            }
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** Creates one topic when the test says so, and cannot receive another at first. */
    private KafkaService meddled() {
        return meddled(KafkaService.class, real, (method, args) -> switch (method.getName()) {
            case "createTopic" ->
                ((TopicSpec) args[0]).name().equals(held)
                        ? Optional.of(letGo.thenCompose(go -> real.createTopic((TopicSpec) args[0])))
                        : Optional.empty();
            case "subscribe" ->
                Optional.of(receiving(real.subscribe(
                        (ai.smartwhale.messaging.SubscriptionConfig) args[0],
                        (ai.smartwhale.messaging.MessageHandler) args[1])));
            default -> Optional.empty();
        });
    }

    private Subscription receiving(Subscription subscription) {
        return meddled(
                Subscription.class,
                subscription,
                (method, args) -> method.getName().equals("addTopic") && OWN.equals(args[0]) && refusing.get()
                        ? Optional.of(
                                CompletableFuture.failedFuture(new BrokerUnreachableException("for a moment", null)))
                        : Optional.empty());
    }

    private BalanceBuilder builder() {
        return Balance.builder()
                .kafkaService(meddled())
                .config(BalanceConfig.builder().serveModelRequests(false).build());
    }

    private Balance started(BalanceBuilder builder) {
        Balance balance = builder.build();
        balance.start();
        data.script(MODEL, request -> List.of(Answers.success(request, "answer")));
        return balance;
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static DataQuery own() {
        return DataQuery.builder(MODEL).query("q").responseTopic(OWN).build();
    }

    @Test
    void aTopicThatCouldNotBeReceivedOnceCanBeLater() {
        try (Balance balance = started(builder())) {
            refusing.set(true);
            assertThatThrownBy(() -> get(balance.request(own()))).hasCauseInstanceOf(BrokerUnreachableException.class);
            refusing.set(false);
            assertThat(get(balance.request(own())).payload().data()).contains("answer");
        }
    }

    @Test
    void aModelThatGoesWhileItsOwnTopicIsMadeDoesNotReceiveItForEver() {
        held = OWN;
        try (Balance balance = started(builder())) {
            get(balance.registerModel(MODEL));
            RequestHandle handle = balance.submit(own());
            CompletableFuture<ModelUnregistration> gone = balance.unregisterModel(MODEL);
            assertThatThrownBy(() -> get(handle.response())).hasMessageContaining("unregistered");
            letGo.complete(null);
            get(gone);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> real.subscriptions().stream()
                            .allMatch(one -> one.topics().isEmpty()));
        }
    }

    @Test
    void theTicketsOfABatchEndAlsoWhereItNeverLeaves() {
        held = "smartwhale.data.responses." + MODEL;
        try (Balance balance = started(builder())) {
            BatchHandle batch =
                    balance.dataService().requestBatch(List.of(DataQuery.of(MODEL, "one"), DataQuery.of(MODEL, "two")));
            batch.requests().get(0).response().cancel(false);
            letGo.complete(null);
            assertThat(get(batch.requests().get(1).response()).payload().data()).contains("answer");
            assertThat(get(batch.requests().get(1).ticket()).status()).isEqualTo(RequestTicket.REQUEST_SENT);
            assertThatThrownBy(() -> get(batch.requests().get(0).ticket())).hasMessageContaining("before it was sent");
        }
    }

    private static AnswerCache cache(Function<DataRequest, CompletableFuture<Optional<DataResponse>>> finding) {
        return new AnswerCache() {
            @Override
            public CompletableFuture<Optional<DataResponse>> find(DataRequest request) {
                return finding.apply(request);
            }

            @Override
            public void keep(DataRequest request, DataResponse response) {}

            @Override
            public CacheManager<DataResponse> manager() {
                throw new IllegalStateException("not asked");
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void theTicketOfARequestThatIsCancelledWhileItsAnswerIsSoughtEnds() {
        CompletableFuture<Optional<DataResponse>> search = new CompletableFuture<>();
        try (Balance balance = started(builder().answerCache(cache(request -> search)))) {
            RequestHandle handle = balance.submit(DataQuery.of(MODEL, "q"));
            handle.response().cancel(false);
            search.complete(Optional.empty());
            assertThatThrownBy(() -> get(handle.ticket())).hasMessageContaining("before it was sent");
        }
    }

    @Test
    void aBatchLeavesAlsoWhereTheCacheFailsForOneOfIt() {
        AnswerCache failing = cache(request -> request.payload().parameters().containsValue("bad")
                ? CompletableFuture.failedFuture(new IllegalStateException("a bug"))
                : CompletableFuture.completedFuture(Optional.empty()));
        AnswerCache throwing = cache(request -> {
            if (request.payload().parameters().containsValue("bad")) {
                throw new IllegalStateException("a bug");
            }
            return CompletableFuture.completedFuture(Optional.empty());
        });
        for (AnswerCache cache : List.of(failing, throwing)) {
            try (Balance balance = started(builder().answerCache(cache))) {
                BatchHandle batch = balance.dataService()
                        .requestBatch(List.of(DataQuery.of(MODEL, "bad"), DataQuery.of(MODEL, "good")));
                assertThat(get(batch.requests().get(1).response()).payload().status())
                        .isEqualTo(ResponseStatus.SUCCESS);
                assertThatThrownBy(() -> get(batch.requests().get(0).response()))
                        .hasMessageContaining("a bug");
                assertThatThrownBy(() -> get(batch.requests().get(0).ticket())).hasMessageContaining("a bug");
                assertThat(balance.statistics().pending()).isZero();
            }
        }
    }

    @Test
    void aListenerThatMissesAClassKeepsNoCallerWaiting() {
        BalanceListener broken = new BalanceListener() {
            @Override
            public void requestAnswered(DataRequest request, DataResponse response, Duration latency) {
                throw new NoClassDefFoundError("of an optional library");
            }
        };
        try (Balance balance = started(builder().listener(broken))) {
            assertThat(get(balance.request(DataQuery.of(MODEL, "q"))).payload().data())
                    .contains("answer");
        }
    }
}
