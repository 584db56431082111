// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheLayer;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Balance looks for answers before it asks. */
class AnswerCacheTest {

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());
    private final RecordingListener listener = new RecordingListener();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(kafka, data));

    @TempDir
    private Path folder;

    @BeforeEach
    void answer() {
        for (String model : List.of("a", "b")) {
            data.script(
                    model,
                    request -> List.of(Answers.success(
                            request, Map.of("of", request.payload().parameters(), "number", asked()))));
        }
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private int asked() {
        return data.seen("a").size() + data.seen("b").size();
    }

    private AnswerCache cache(Function<AnswerCacheBuilder, AnswerCacheBuilder> settings) {
        AnswerCache cache = settings.apply(AnswerCache.builder()).build();
        open.add(cache);
        return cache;
    }

    private Balance balance(AnswerCache cache) {
        Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .answerCache(cache)
                .listener(listener)
                .build();
        open.add(balance);
        balance.start();
        return balance;
    }

    private static DataResponse ask(Balance balance, DataQuery query) {
        return balance.request(query).orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void anEqualRequestOfAnotherModelIsAnsweredWithoutAsking() {
        Balance balance = balance(cache(builder -> builder));
        DataResponse first = ask(balance, DataQuery.of("a", "whale"));
        DataQuery again = DataQuery.builder("b")
                .query("whale")
                .traceId("t1")
                .batchId("b1")
                .build();
        DataResponse second = ask(balance, again);
        assertThat(asked()).isEqualTo(1);
        assertThat(second.payload().data()).isEqualTo(first.payload().data());
        assertThat(first.payload().cached()).isFalse();
        assertThat(second.payload().cached()).isTrue();
        assertThat(second.payload().batchId()).contains("b1");
        assertThat(second.metadata().destination()).isEqualTo("b");
        assertThat(second.metadata().traceId()).contains("t1");
        assertThat(second.metadata().requestId()).isNotEqualTo(first.metadata().requestId());
        BalanceStatistics statistics = balance.statistics();
        assertThat(statistics.requests()).isEqualTo(2);
        assertThat(statistics.answers()).isEqualTo(2);
        assertThat(statistics.cached()).isEqualTo(1);
        assertThat(statistics.pending()).isZero();
        assertThat(listener.events).containsSubsequence("sent", "answered", "answered");
    }

    @Test
    void theTicketSaysThatNothingWasSent() {
        Balance balance = balance(cache(builder -> builder));
        ask(balance, DataQuery.of("a", "whale"));
        RequestHandle handle = balance.submit(DataQuery.of("a", "whale"));
        RequestTicket ticket = handle.ticket().orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(ticket.status()).isEqualTo(RequestTicket.ANSWERED_FROM_CACHE);
        assertThat(ticket.estimatedTime()).isZero();
        assertThat(ticket.requestId()).isEqualTo(handle.requestId());
        assertThat(handle.response().join().metadata().requestId()).isEqualTo(handle.requestId());
    }

    @Test
    void anAnswerIsGivenOutAgainOnlyForAWhile() {
        Balance balance = balance(cache(builder -> builder.ttl(Duration.ofMillis(50))));
        ask(balance, DataQuery.of("a", "whale"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !ask(balance, DataQuery.of("a", "whale")).payload().cached());
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void whatWantsToBeFreshIsAskedAndWhatFailedIsAskedAgain() {
        Balance balance = balance(cache(builder -> builder));
        DataQuery fresh =
                DataQuery.builder("a").query("whale").requireFresh(true).build();
        ask(balance, fresh);
        ask(balance, fresh);
        assertThat(asked()).isEqualTo(2);
        data.script("a", request -> List.of(Answers.error(request, ErrorCode.NO_DATA_FOUND)));
        ask(balance, DataQuery.of("a", "nothing"));
        ask(balance, DataQuery.of("a", "nothing"));
        assertThat(asked()).isEqualTo(4);
        data.script("a", request -> List.of(Answers.partial(request, "next")));
        ask(balance, DataQuery.of("a", "part"));
        ask(balance, DataQuery.of("a", "part"));
        assertThat(asked()).isEqualTo(6);
        assertThat(balance.statistics().cached()).isZero();
    }

    @Test
    void aBatchAsksOnlyForWhatIsNotKnown() {
        Balance balance = balance(cache(builder -> builder));
        ask(balance, DataQuery.of("a", "known"));
        BatchHandle batch = balance.dataService()
                .requestBatch(
                        List.of(DataQuery.of("a", "known"), DataQuery.of("b", "new"), DataQuery.of("b", "newer")));
        List<DataResponse> answers = batch.requests().stream()
                .map(handle -> handle.response().orTimeout(60, TimeUnit.SECONDS).join())
                .toList();
        assertThat(answers).extracting(answer -> answer.payload().cached()).containsExactly(true, false, false);
        assertThat(answers.get(0).payload().batchId()).contains(batch.batchId());
        assertThat(asked()).isEqualTo(3);
        assertThat(batch.requests().get(0).ticket().join().status()).isEqualTo(RequestTicket.ANSWERED_FROM_CACHE);
        assertThat(batch.requests().get(1).ticket().join().status()).isEqualTo(RequestTicket.REQUEST_SENT);
    }

    @Test
    void answersCanBeRemovedByPattern() {
        AnswerCache cache = cache(builder -> builder);
        Balance balance = balance(cache);
        ask(balance, DataQuery.of("a", "blue whale"));
        ask(balance, DataQuery.of("a", "shark"));
        cache.manager().invalidation().patternInvalidate("auto", "*whale*").join();
        assertThat(ask(balance, DataQuery.of("a", "shark")).payload().cached()).isTrue();
        assertThat(ask(balance, DataQuery.of("a", "blue whale")).payload().cached())
                .isFalse();
    }

    @Test
    void answersOnDiskOutliveTheProcess() {
        AnswerCache before = cache(builder -> builder.directory(folder));
        Balance first = balance(before);
        DataResponse asked = ask(first, DataQuery.of("a", "whale"));
        first.close();
        before.close();
        AnswerCache after = cache(builder -> builder.directory(folder));
        DataResponse known = ask(balance(after), DataQuery.of("a", "whale"));
        assertThat(known.payload().cached()).isTrue();
        assertThat(known.payload().data()).isEqualTo(asked.payload().data());
        assertThat(after.manager().statistics().hits()).containsEntry(CacheLayer.L3, 1L);
    }

    @Test
    void severalBalancesMayShareACacheAndNoneClosesIt() {
        AnswerCache cache = cache(builder -> builder);
        Balance one = balance(cache);
        ask(one, DataQuery.of("a", "whale"));
        one.close();
        assertThat(ask(balance(cache), DataQuery.of("b", "whale")).payload().cached())
                .isTrue();
    }

    @Test
    void aClosedCacheKnowsNothingAndStopsNobody() {
        AnswerCache cache = cache(builder -> builder);
        Balance balance = balance(cache);
        ask(balance, DataQuery.of("a", "whale"));
        cache.close();
        cache.close();
        assertThat(ask(balance, DataQuery.of("a", "whale")).payload().cached()).isFalse();
    }

    @Test
    void memoryIsBoundedByWhatAnswersHold() {
        AnswerCache cache = cache(builder -> builder.maximumBytes(1 << 20));
        Balance balance = balance(cache);
        data.script("a", request -> List.of(Answers.success(request, "x".repeat(20_000))));
        for (int i = 0; i < 100; i++) {
            ask(balance, DataQuery.of("a", "whale " + i));
        }
        assertThat(cache.manager().nearStatistics().weight()).isLessThanOrEqualTo(1 << 20);
        assertThat(cache.manager().nearStatistics().entries()).isBetween(10L, 26L);
    }

    @Test
    void namesWhatItRefuses() {
        assertThatThrownBy(() -> AnswerCache.builder().ttl(Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("ttl");
        assertThatThrownBy(() -> AnswerCache.builder().maximumBytes(1)).hasMessageContaining("maximumBytes is 1");
        assertThatThrownBy(() -> Balance.builder().answerCache(null)).hasMessageContaining("answerCache");
    }

    @Test
    void requestsOfTheWireAreUnchanged() {
        Balance balance = balance(cache(builder -> builder));
        ask(balance, DataQuery.of("a", "whale"));
        DataRequest sent = data.seen("a").get(0);
        assertThat(sent.payload().requireFresh()).isFalse();
        assertThat(sent.payload().parameters()).containsEntry("query", "whale");
    }
}
