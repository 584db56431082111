// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageTooLargeException;
import ai.smartwhale.testkit.TestTopics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest extends OnKafka {

    @Test
    void allAnswersComeBackInTheOrderOfTheQueries() {
        String other = TestTopics.unique("model");
        script(request ->
                List.of(Answers.success(request, request.payload().parameters().get("query"))));
        data.script(
                other,
                request -> List.of(
                        Answers.success(request, request.payload().parameters().get("query"))));
        List<DataQuery> queries = IntStream.range(0, 100)
                .mapToObj(i -> DataQuery.of(i % 2 == 0 ? model : other, "q" + i))
                .toList();
        BatchHandle batch = balance.dataService().requestBatch(queries);
        List<DataResponse> answers = get(batch.responses());
        assertThat(answers.stream().map(answer -> answer.payload().data().orElseThrow()))
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> (Object) ("q" + i))
                        .toList());
        assertThat(data.seen(model))
                .allMatch(request -> request.payload().batchId().equals(java.util.Optional.of(batch.batchId())));
        batch.requests()
                .forEach(request -> assertThat(get(request.ticket()).status()).isEqualTo("request_sent"));
    }

    @Test
    void oneFailureDoesNotStopTheOthers() {
        script(request -> List.of(Answers.success(request, 1)));
        BatchHandle batch = balance.dataService()
                .requestBatch(List.of(
                        DataQuery.of(model, "fine"),
                        DataQuery.builder(model)
                                .query("x".repeat(1_000_000))
                                .parameter("more", "y".repeat(1_000_000))
                                .build(),
                        DataQuery.of(model, "fine too")));
        assertThat(get(batch.requests().get(0).response()).payload().data()).contains(1);
        assertThat(get(batch.requests().get(2).response()).payload().data()).contains(1);
        assertThatThrownBy(() -> get(batch.requests().get(1).response()))
                .hasCauseInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() -> get(batch.requests().get(1).ticket()))
                .hasCauseInstanceOf(MessageTooLargeException.class);
        assertThat(balance.statistics().rejected()).isEqualTo(1);
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertThatThrownBy(() -> balance.dataService().requestBatch(List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("queries");
    }
}
