// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that a policy refuses reaches the cache, the Data service or another's topic. */
class AccessPolicyTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final AccessPolicy WIKI_ONLY = attempt -> attempt.kind() == AccessAttempt.Kind.RECEIVE
                    || attempt.source().equals(java.util.Optional.of(DataSource.WIKI))
            ? AccessDecision.ALLOWED
            : AccessDecision.refused("only the wiki");

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());
    private final List<SecurityEvent> audit = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(kafka, data));

    @BeforeEach
    void answer() {
        data.script("a", request -> List.of(Answers.success(request, Map.of("of", "it"))));
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private Balance balance(UnaryOperator<BalanceBuilder> settings) {
        Balance balance = settings.apply(Balance.builder()
                        .kafkaService(kafka.newService())
                        .config(BalanceConfig.builder().serveModelRequests(true).build())
                        .securityAudit(audit::add))
                .build();
        open.add(balance);
        balance.start();
        return balance;
    }

    private static DataQuery query(DataSource source) {
        return DataQuery.builder("a").query("whale").source(source).build();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void refusesWhatThePolicyForbidsAndSaysWhyOnlyInTheAudit() {
        Balance balance = balance(builder -> builder.accessPolicy(WIKI_ONLY).principal("host-1"));
        assertThat(balance.request(query(DataSource.WIKI))
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join()
                        .payload()
                        .data())
                .isPresent();
        RequestHandle refused = balance.submit(query(DataSource.DATABASE));
        assertThat(failure(refused.response())).isInstanceOf(AccessDeniedException.class);
        assertThat(failure(refused.ticket()))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("model a: access denied");
        assertThat(data.seen("a")).hasSize(1);
        assertThat(balance.statistics().rejected()).isEqualTo(1);
        assertThat(balance.statistics().pending()).isZero();
        assertThat(audit).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEventType.ACCESS);
            assertThat(event.principal()).contains("host-1");
            assertThat(event.reason()).isEqualTo("only the wiki");
            assertThat(event.subject()).contains("model a").contains("database");
            assertThat(event.allowed()).isFalse();
        });
    }

    @Test
    void refusesInBatchesOneByOne() {
        Balance balance = balance(builder -> builder.accessPolicy(WIKI_ONLY));
        BatchHandle batch =
                balance.dataService().requestBatch(List.of(query(DataSource.DATABASE), query(DataSource.WIKI)));
        assertThat(failure(batch.requests().get(0).response())).isInstanceOf(AccessDeniedException.class);
        assertThat(failure(batch.requests().get(1).response())).isNull();
        assertThat(data.seen("a")).hasSize(1);
    }

    @Test
    void whatIsInTheCacheIsForbiddenTheSameWay() {
        try (AnswerCache cache = AnswerCache.builder().build()) {
            Balance trusted = balance(builder -> builder.answerCache(cache));
            trusted.request(query(DataSource.DATABASE))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            Balance other = balance(builder -> builder.answerCache(cache).accessPolicy(WIKI_ONLY));
            assertThat(failure(other.request(query(DataSource.DATABASE)))).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void topicsOfOthersAreNotReceived() {
        AccessPolicy own = attempt ->
                attempt.kind() == AccessAttempt.Kind.REQUEST || attempt.topic().endsWith(".a")
                        ? AccessDecision.ALLOWED
                        : AccessDecision.refused("not a topic of this host");
        Balance balance = balance(builder -> builder.accessPolicy(own));
        assertThat(failure(balance.registerModel("b"))).isInstanceOf(AccessDeniedException.class);
        assertThat(balance.modelService().registeredModels()).doesNotContain("b");
        assertThat(failure(balance.registerModel("a"))).isNull();
        DataQuery elsewhere = DataQuery.builder("a")
                .query("whale")
                .responseTopic("smartwhale.data.responses.b")
                .build();
        assertThat(failure(balance.request(elsewhere))).isInstanceOf(AccessDeniedException.class);
        assertThat(data.seen("a")).isEmpty();
    }

    @Test
    void remoteModelsAreWhoTheirTokenSays() {
        AccessPolicy known = AccessPolicy.byPrincipal(
                Map.of("model-host", AccessPolicy.ALLOW_ALL), attempt -> AccessDecision.refused("a stranger"));
        balance(builder -> builder.accessPolicy(known).requestAuthenticator(RequestAuthenticator.bearer(token -> {
            if (!token.equals("good")) {
                throw new IllegalArgumentException("the signature is wrong");
            }
            return "model-host";
        })));
        try (Inbox inbox = new Inbox(data.kafka(), "smartwhale.data.responses.a")) {
            put("r1", "Bearer good");
            await().atMost(LONG).until(() -> data.seen("a").size() == 1);
            await().atMost(LONG).until(() -> inbox.responses().size() == 1);
            put("r2", "Bearer bad");
            put("r3", "Basic good");
            put("r4", "");
            await().atMost(LONG).until(() -> inbox.responses().size() == 4);
            assertThat(inbox.responses().subList(1, 4)).allSatisfy(refused -> {
                assertThat(refused.payload().errorCode()).contains(ErrorCode.INVALID_REQUEST);
                assertThat(refused.payload().errorMessage()).contains("access denied");
            });
            assertThat(inbox.responses().subList(1, 4))
                    .extracting(DataResponse::metadata)
                    .extracting(metadata -> metadata.requestId())
                    .containsExactlyInAnyOrder("r2", "r3", "r4");
        }
        assertThat(data.seen("a")).hasSize(1);
        assertThat(audit)
                .extracting(SecurityEvent::reason)
                .containsExactlyInAnyOrder(
                        "the signature is wrong", "the header authorization is not a bearer token", "a stranger");
    }

    @Test
    void aStrangerIsNotAnsweredOnATopicOfHisChoice() {
        balance(builder -> builder.accessPolicy(attempt -> AccessDecision.refused("nobody")));
        try (Inbox own = new Inbox(data.kafka(), "smartwhale.data.responses.a");
                Inbox others = new Inbox(data.kafka(), "smartwhale.data.responses.victim")) {
            put("r1", "", ", \"response_topic\": \"smartwhale.data.responses.victim\"");
            await().atMost(LONG).until(() -> own.responses().size() == 1);
            assertThat(others.messages()).isEmpty();
        }
    }

    @Test
    void aPolicyThatFailsHasRefused() {
        Balance balance = balance(builder -> builder.accessPolicy(attempt -> {
            throw new IllegalStateException("broken, as the test wants");
        }));
        assertThat(failure(balance.request(query(DataSource.WIKI)))).isInstanceOf(AccessDeniedException.class);
        assertThat(audit)
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).contains("broken"));
    }

    @Test
    void namesWhatItRefuses() {
        assertThatThrownBy(() -> Balance.builder().accessPolicy(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Balance.builder().principal(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Balance.builder().requestAuthenticator(null))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Balance.builder().securityAudit(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> AccessDecision.refused("")).hasMessageContaining("reason");
        assertThatThrownBy(() -> AccessPolicy.byPrincipal(null, AccessPolicy.ALLOW_ALL))
                .hasMessageContaining("policies");
    }

    private void put(String id, String authorization) {
        put(id, authorization, "");
    }

    private void put(String id, String authorization, String payload) {
        String json = """
                {"metadata": {"request_id": "%s", "timestamp": "2026-01-02T10:01:00", "source": "m", \
                "destination": "balance"}, \
                "payload": {"operation": "fetch_data", "model_id": "a", "data_type": "text"%s}}""".formatted(id, payload);
        OutgoingMessage message = OutgoingMessage.of(MessagingConstants.MODELS_REQUESTS, "a", json);
        data.kafka()
                .sendMessage(authorization.isEmpty() ? message : message.withHeader("authorization", authorization))
                .join();
    }
}
