// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.batch.processor.BatchLease;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SharedAnswersTest extends OnKafka {

    private void answerFirst(Object value) {
        DataRequest sent = data.seen(model).get(0);
        data.send(sent, Answers.success(sent, value));
    }

    private void awaitSeen(int requests) {
        await().atMost(LONG).until(() -> data.seen(model).size() == requests);
    }

    @Test
    void equalRequestsOfAModelAreSentOnceAndEachIsAnswered() {
        RequestHandle first = balance.submit(DataQuery.of(model, "same"));
        awaitSeen(1);
        RequestHandle second = balance.submit(DataQuery.of(model, "same"));
        assertThat(get(second.ticket()).requestId()).isEqualTo(second.requestId());
        answerFirst("whale");
        assertThat(get(first.response()).payload().data()).contains("whale");
        assertThat(get(second.response()).payload().data()).contains("whale");
        assertThat(get(first.response()).metadata().requestId()).isEqualTo(first.requestId());
        assertThat(get(second.response()).metadata().requestId()).isEqualTo(second.requestId());
        assertThat(data.seen(model)).hasSize(1);
        assertThat(balance.statistics().answers()).isEqualTo(2);
        assertThat(balance.statistics().pending()).isZero();
    }

    @Test
    void whoJoinedIsAnsweredAlthoughTheFirstHasGone() {
        RequestHandle first = balance.submit(DataQuery.of(model, "same"));
        awaitSeen(1);
        RequestHandle second = balance.submit(DataQuery.of(model, "same"));
        first.response().cancel(true);
        answerFirst("whale");
        assertThat(get(second.response()).payload().data()).contains("whale");
    }

    @Test
    void theShorterDeadlineOfOneDoesNotEndTheOther() {
        RequestHandle patient = balance.submit(DataQuery.of(model, "same"));
        awaitSeen(1);
        RequestHandle hasty = balance.submit(DataQuery.builder(model)
                .query("same")
                .timeout(Duration.ofMillis(200))
                .build());
        assertThat(get(hasty.response()).payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
        answerFirst("whale");
        assertThat(get(patient.response()).payload().data()).contains("whale");
    }

    @Test
    void equalRequestsOfTwoModelsAreSentOnceAndEachIsAnsweredInItsOwnName() {
        String other = model + "-other";
        RequestHandle first = balance.submit(DataQuery.of(model, "same"));
        awaitSeen(1);
        RequestHandle second = balance.submit(DataQuery.of(other, "same"));
        assertThat(get(second.ticket()).requestId()).isEqualTo(second.requestId());
        answerFirst("whale");
        assertNamed(get(first.response()), model, first.requestId());
        assertNamed(get(second.response()), other, second.requestId());
        assertThat(data.seen(other)).isEmpty();
    }

    @Test
    void anotherModelIsAnsweredAlthoughTheOneThatAskedFirstHasLeft() {
        String other = model + "-other";
        RequestHandle first = balance.submit(DataQuery.of(model, "same"));
        awaitSeen(1);
        RequestHandle second = balance.submit(DataQuery.of(other, "same"));
        get(second.ticket());
        get(balance.unregisterModel(model));
        await().atMost(LONG).until(() -> first.response().isCompletedExceptionally());
        answerFirst("whale");
        assertNamed(get(second.response()), other, second.requestId());
    }

    @Test
    void anotherModelIsAnsweredAlthoughTheOneThatAskedFirstLeftBeforeTheRequestDid() {
        String other = model + "-other";
        AtomicBoolean mayLeave = new AtomicBoolean();
        LeasePort gate = items -> Optional.of((BatchLease) () -> {}).filter(lease -> mayLeave.get());
        try (Balance gated = builder(BalanceConfig.defaults()).leases(gate).build()) {
            gated.start();
            get(gated.registerModel(model));
            get(gated.registerModel(other));
            var first = gated.submit(DataQuery.of(model, "same"));
            var second = gated.submit(DataQuery.of(other, "same"));
            await().atMost(LONG).until(() -> gated.pathStatistics().merging().joinedEqual() == 1);
            get(gated.unregisterModel(model));
            await().atMost(LONG).until(() -> first.response().isCompletedExceptionally());
            mayLeave.set(true);
            awaitSeen(1);
            answerFirst("whale");
            assertNamed(get(second.response()), other, second.requestId());
        }
    }

    @Test
    void modelsThatDoNotShareAskForThemselves() {
        try (Balance apart = builder(BalanceConfig.defaults())
                .accessScope(AccessScope.PER_MODEL)
                .build()) {
            apart.start();
            String other = model + "-other";
            var first = apart.submit(DataQuery.of(model, "same"));
            awaitSeen(1);
            var second = apart.submit(DataQuery.of(other, "same"));
            await().atMost(LONG).until(() -> data.seen(other).size() == 1);
            answerFirst("mine");
            DataRequest sent = data.seen(other).get(0);
            data.send(sent, Answers.success(sent, "its"));
            assertThat(get(first.response()).payload().data()).contains("mine");
            assertThat(get(second.response()).payload().data()).contains("its");
        }
    }

    private static void assertNamed(DataResponse response, String model, String id) {
        assertThat(response.payload().data()).contains("whale");
        assertThat(response.metadata().requestId()).isEqualTo(id);
        assertThat(response.metadata().destination()).isEqualTo(model);
    }

    @Test
    void anAnswerThatNobodyWaitsForAnyMoreIsDropped() {
        RequestHandle only = balance.submit(DataQuery.of(model, "q"));
        awaitSeen(1);
        only.response().cancel(true);
        answerFirst("late");
        await().atMost(LONG).until(() -> balance.statistics().lateDropped() == 1);
    }

    @Test
    void withoutMergingEachRequestIsSent() {
        RequestPathConfig config =
                RequestPathConfig.forKafka(1_000).step(PathStep.MERGE, false).build();
        try (Balance other =
                builder(BalanceConfig.defaults()).requestPath(config).build()) {
            other.start();
            RequestHandle first = other.submit(DataQuery.of(model, "same"));
            RequestHandle second = other.submit(DataQuery.of(model, "same"));
            awaitSeen(2);
            data.seen(model).forEach(sent -> data.send(sent, Answers.success(sent, 1)));
            assertThat(get(first.response()).payload().data()).contains(1);
            assertThat(get(second.response()).payload().data()).contains(1);
        }
    }
}
