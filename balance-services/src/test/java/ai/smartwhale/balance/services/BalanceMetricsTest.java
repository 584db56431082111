// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.SeriesValue;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BalanceMetricsTest {

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final ScriptedDataService data = new ScriptedDataService(kafka.newService());
    private final MetricsCollector collector = MetricsCollector.create();

    @AfterEach
    void close() {
        data.close();
        kafka.close();
    }

    private SeriesValue value(String metric, String... labels) {
        return collector.collectMetrics().value(metric, labels).orElseThrow();
    }

    private static void ask(Balance balance, DataQuery query) {
        var unused = balance.request(query).orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void aRequestThatJoinsAnotherIsCountedAsMerged() {
        data.script("m", request -> List.of());
        BalanceMetrics metrics = BalanceMetrics.create(collector, "one");
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .listener(metrics)
                .build()) {
            metrics.watch(balance);
            balance.start();
            var first = balance.submit(DataQuery.of("m", "same"));
            first.ticket().orTimeout(60, TimeUnit.SECONDS).join();
            var second = balance.submit(DataQuery.of("m", "same"));
            second.ticket().orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(value("balance_merged_requests_total", "one", "equal")).isEqualTo(new Count(1));
            assertThat(balance.pathStatistics().merging().joinedEqual()).isEqualTo(1);
            assertThat(value("balance_batched_requests_total", "one")).isEqualTo(new Count(1));
            // Nobody answers, so that closing would wait for all its time.
            first.response().cancel(true);
            second.response().cancel(true);
        }
    }

    @Test
    void metricsSayWhatTheStatisticsSay() {
        data.script(
                "m",
                request -> List.of(
                        request.payload().parameters().containsValue("bad")
                                ? Answers.error(request, ErrorCode.NO_DATA_FOUND)
                                : Answers.success(request, Map.of("x", 1))));
        data.script("deaf", request -> List.of());
        BalanceMetrics metrics = BalanceMetrics.create(collector, "one");
        try (AnswerCache cache = AnswerCache.inMemory();
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .answerCache(cache)
                        .listener(metrics)
                        .build()) {
            metrics.watch(balance);
            metrics.watch(cache);
            balance.start();
            ask(balance, DataQuery.of("m", "whale"));
            ask(balance, DataQuery.of("m", "whale"));
            ask(balance, DataQuery.of("m", "bad"));
            // Long enough for the request to leave before it is over.
            balance.registerModel("deaf").orTimeout(60, TimeUnit.SECONDS).join();
            ask(
                    balance,
                    DataQuery.builder("deaf")
                            .query("x")
                            .timeout(Duration.ofSeconds(1))
                            .build());
            assertThat(value("balance_requests_total", "one")).isEqualTo(new Count(4));
            assertThat(value("balance_answers_total", "one")).isEqualTo(new Count(3));
            assertThat(value("balance_cached_answers_total", "one")).isEqualTo(new Count(1));
            assertThat(value("balance_timeouts_total", "one")).isEqualTo(new Count(1));
            assertThat(value("balance_error_answers_total", "one", "no_data_found"))
                    .isEqualTo(new Count(1));
            assertThat(value("balance_pending_requests", "one")).isEqualTo(new Level(0));
            // Of four requests one was known, and none was equal to another at the same time.
            assertThat(value("balance_batched_requests_total", "one")).isEqualTo(new Count(3));
            assertThat(value("balance_batches_total", "one")).isEqualTo(new Count(3));
            assertThat(value("balance_merged_requests_total", "one", "equal")).isEqualTo(new Count(0));
            assertThat(value("balance_queued_requests", "one")).isEqualTo(new Level(0));
            assertThat(value("balance_registered_models", "one")).isEqualTo(new Level(2));
            assertThat(value("balance_cache_hits_total", "one", "L1")).isEqualTo(new Count(1));
            assertThat(value("balance_cache_misses_total", "one", "L1")).isEqualTo(new Count(3));
            assertThat(((Durations) value("balance_answer_seconds", "one", "no"))
                            .total()
                            .count())
                    .isEqualTo(2);
            assertThat(((Durations) value("balance_answer_seconds", "one", "yes"))
                            .total()
                            .count())
                    .isEqualTo(1);
            metrics.close();
            ask(balance, DataQuery.of("m", "whale"));
        }
        metrics.close();
        assertThat(value("balance_requests_total", "one")).as("stands still").isEqualTo(new Count(4));
        assertThatThrownBy(() -> BalanceMetrics.create(collector, " ")).isInstanceOf(InvalidValueException.class);
    }
}
