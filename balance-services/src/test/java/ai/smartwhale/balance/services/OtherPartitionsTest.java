// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.KafkaPartitions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics of answers with other partitions than the contract has; answers come in all of them. */
class OtherPartitionsTest extends OnKafka {

    /** Longer than it takes to hear of partitions, also on a machine that is busy. */
    private static final Duration PATIENT = Duration.ofMinutes(2);

    private final Map<String, DataRequest> asked = new ConcurrentHashMap<>();

    private String topic() {
        return "smartwhale.data.responses." + model;
    }

    private List<CompletableFuture<DataResponse>> ask(int first, int count) {
        script(request -> {
            asked.put(String.valueOf(request.payload().parameters().get("query")), request);
            return List.of();
        });
        List<CompletableFuture<DataResponse>> answers = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            answers.add(balance.request(
                    DataQuery.builder(model).query("q" + i).timeout(PATIENT).build()));
        }
        await().atMost(LONG).until(() -> asked.size() == first + count);
        return answers;
    }

    /** Each in the partition of its number, from a producer that knows the partitions of today. */
    private void answer(int first, int count) throws InterruptedException {
        Map<Integer, byte[]> values = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            DataRequest request = asked.get("q" + (first + i));
            values.put(i, Answers.success(request, "a" + (first + i)).toBytes());
        }
        KafkaPartitions.put(broker, topic(), model.getBytes(StandardCharsets.UTF_8), values);
    }

    private static void assertAnswered(List<CompletableFuture<DataResponse>> answers, int first) {
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).succeedsWithin(PATIENT);
            assertThat(answers.get(i).join().payload().data()).contains("a" + (first + i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void answersArriveFromEveryPartitionThatThereIs(int partitions) throws Exception {
        get(data.kafka().createTopic(TopicSpec.of(topic(), partitions, 1)));
        List<CompletableFuture<DataResponse>> answers = ask(0, partitions);
        answer(0, partitions);
        assertAnswered(answers, 0);
        assertThat(get(data.kafka().getTopicInfo(topic())).orElseThrow().partitions())
                .isEqualTo(partitions);
    }

    @Test
    void answersArriveFromPartitionsThatAreAddedWhileItRuns() throws Exception {
        List<CompletableFuture<DataResponse>> before = ask(0, 3);
        answer(0, 3);
        assertAnswered(before, 0);
        KafkaPartitions.grow(broker, topic(), 6);
        List<CompletableFuture<DataResponse>> after = ask(3, 6);
        answer(3, 6);
        assertAnswered(after, 3);
        assertThat(balance.statistics().timeouts()).isZero();
        assertThat(balance.statistics().duplicatesDropped()).isZero();
    }
}
