// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.prediction.demand.LoadForecast;
import ai.smartwhale.balance.prediction.demand.LoadPredictorConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchState;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.balance.prediction.pattern.BehaviorMetric;
import ai.smartwhale.balance.prediction.pattern.BehaviorReport;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Everything by a clock of the test's own. */
class ForesightTest {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private final Recorded actions = new Recorded();
    private int ids;

    private static class Recorded implements ForesightActions {
        private final List<DataRequest> fetched = new ArrayList<>();
        private final List<LoadForecast> warnings = new ArrayList<>();
        private final List<BehaviorReport> unusual = new ArrayList<>();
        private final List<Optional<Duration>> delays = new ArrayList<>();

        @Override
        public CompletableFuture<Boolean> fetchAhead(DataRequest request) {
            fetched.add(request);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void warn(LoadForecast forecast) {
            warnings.add(forecast);
        }

        @Override
        public void unusual(BehaviorReport report) {
            unusual.add(report);
        }

        @Override
        public void batchDelay(Optional<Duration> delay) {
            delays.add(delay);
        }
    }

    private Foresight create(ForesightConfig.Builder config) {
        return Foresight.create(config.build(), () -> now);
    }

    private DataRequest request(String key) {
        MessageMetadata metadata = MessageMetadata.builder(
                        "id-" + ids++, MessageSchemas.timestamp(now), "balance", "data-service")
                .priority(Priority.HIGH)
                .build();
        RequestPayload payload = RequestPayload.builder("model")
                .operation(OperationType.FETCH_DATA)
                .dataType(DataType.TEXT)
                .dataSource(DataSource.WEB)
                .parameters(Map.of("query", key))
                .build();
        return new DataRequest(metadata, payload);
    }

    /** A model asks; what it was given last is out of date after {@link #FRESH}. */
    private void ask(Foresight foresight, String key, Map<String, Instant> cache) {
        DataRequest request = request(key);
        foresight.requested(request, Optional.of(key));
        if (!cache.getOrDefault(key, Instant.MIN).isAfter(now)) {
            foresight.sent(request);
            foresight.answered(request, Optional.of(key), 1_000, Duration.ofMillis(20));
            cache.put(key, now.plus(FRESH));
        }
    }

    private void step(Foresight foresight, Map<String, Instant> cache) {
        int before = actions.fetched.size();
        foresight.step(actions);
        actions.fetched.stream()
                .skip(before)
                .map(ahead -> (String) ahead.payload().parameters().get("query"))
                .forEach(key -> cache.put(key, now.plus(FRESH)));
    }

    private static PrefetchConfig prefetch() {
        return PrefetchConfig.builder().usefulFor(FRESH).build();
    }

    @Test
    void whatComesBackInTimeIsFetchedAheadAndPays() {
        Foresight foresight = create(ForesightConfig.builder().prefetch(prefetch()));
        Map<String, Instant> cache = new HashMap<>();
        // Twenty keys, each every two minutes, so that a cached answer is never fresh any more.
        for (int second = 0; second < 3 * 3_600; second++) {
            if (second % 6 == 0) {
                ask(foresight, "key-" + second / 6 % 20, cache);
            }
            step(foresight, cache);
            now = now.plusSeconds(1);
        }
        ForesightStatistics statistics = foresight.statistics();
        PrefetchStatistics bought = statistics.prefetch().orElseThrow();
        assertThat(bought.state()).isEqualTo(PrefetchState.BUYING);
        assertThat(bought.useful()).isGreaterThan(200);
        assertThat((double) bought.usefulBytes() / bought.boughtBytes()).isGreaterThan(0.5);
        assertThat(statistics.fetched()).isEqualTo(actions.fetched.size());
        assertThat(actions.fetched).allSatisfy(ahead -> {
            assertThat(ahead.metadata().priority()).isEqualTo(Priority.BACKGROUND);
            assertThat(ahead.metadata().requestId()).doesNotStartWith("id-");
            assertThat(ahead.payload().modelId()).isEqualTo("model");
        });
    }

    @Test
    void whatNeverComesBackIsNotFetched() {
        Foresight foresight = create(ForesightConfig.builder().prefetch(prefetch()));
        Map<String, Instant> cache = new HashMap<>();
        for (int second = 0; second < 3_600; second++) {
            ask(foresight, "key-" + second, cache);
            step(foresight, cache);
            now = now.plusSeconds(1);
        }
        assertThat(actions.fetched).isEmpty();
    }

    @Test
    void nothingIsFetchedUnlessAsked() {
        Foresight foresight = create(ForesightConfig.builder());
        Map<String, Instant> cache = new HashMap<>();
        for (int second = 0; second < 3_600; second++) {
            ask(foresight, "key-" + second % 5, cache);
            step(foresight, cache);
            now = now.plusSeconds(1);
        }
        assertThat(actions.fetched).isEmpty();
        assertThat(foresight.statistics().prefetch()).isEmpty();
    }

    private void load(Foresight foresight, double perSecond, int seconds, SplittableRandom random) {
        for (int second = 0; second < seconds; second++) {
            int requests = (int) Math.floor(perSecond + random.nextDouble());
            for (int i = 0; i < requests; i++) {
                foresight.sent(request("key"));
            }
            foresight.step(actions);
            now = now.plusSeconds(1);
        }
    }

    @Test
    void anOverloadIsAnnouncedAndWithdrawnAndBatchesAreLargerMeanwhile() {
        Foresight foresight = create(ForesightConfig.builder().capacity(50).peakDelay(Duration.ofMillis(7)));
        SplittableRandom random = new SplittableRandom(5);
        load(foresight, 20, 1_200, random);
        assertThat(actions.warnings).isEmpty();
        for (int level = 20; level < 80; level += 2) {
            load(foresight, level, 20, random);
        }
        assertThat(actions.warnings).hasSize(1);
        assertThat(actions.warnings.get(0).warned()).isTrue();
        assertThat(actions.delays).containsExactly(Optional.of(Duration.ofMillis(7)));
        assertThat(foresight.statistics().warned()).isTrue();
        load(foresight, 10, 3_600, random);
        assertThat(actions.warnings).hasSize(2);
        assertThat(actions.warnings.get(1).warned()).isFalse();
        assertThat(actions.delays).endsWith(Optional.empty());
        assertThat(foresight.statistics().warnings()).isEqualTo(1);
    }

    @Test
    void theCapacityIsWhatIsAnsweredWhileAnswersWaitForEachOther() {
        Foresight foresight = create(ForesightConfig.builder());
        answers(foresight, 30, Duration.ofMillis(20));
        assertThat(foresight.statistics().capacity()).isEmpty();
        answers(foresight, 100, Duration.ofMillis(400));
        assertThat(foresight.statistics().capacity().orElseThrow()).isBetween(95.0, 105.0);
        answers(foresight, 30, Duration.ofMillis(20));
        assertThat(foresight.statistics().capacity().orElseThrow()).isBetween(95.0, 105.0);
    }

    private void answers(Foresight foresight, int perSecond, Duration took) {
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < perSecond; i++) {
                foresight.answered(request("key"), Optional.empty(), 10, took);
            }
            now = now.plusSeconds(1);
            foresight.step(actions);
        }
    }

    @Test
    void thresholdsAreAboveWhatIsUsualAndBelowNonsense() {
        Foresight foresight = create(ForesightConfig.builder().load(LoadPredictorConfig.ofCapacity(1e6)));
        SplittableRandom random = new SplittableRandom(3);
        Map<String, Instant> cache = new HashMap<>();
        for (int second = 0; second < 4 * 3_600; second++) {
            for (int i = 5 + random.nextInt(5); i > 0; i--) {
                cache.clear();
                ask(foresight, "key", cache);
            }
            foresight.step(actions);
            now = now.plusSeconds(1);
        }
        List<ThresholdSuggestion> suggestions = foresight.suggestThresholds();
        assertThat(suggestions)
                .extracting(ThresholdSuggestion::model)
                .containsExactly(Optional.empty(), Optional.of("model"));
        assertThat(suggestions).allSatisfy(suggestion -> {
            assertThat(suggestion.level()).isBetween(7.0, 10.0);
            assertThat(suggestion.reason()).contains("%");
        });
    }

    @Test
    void aModelThatBeginsToFailIsToldOnce() {
        Foresight foresight = create(ForesightConfig.builder());
        SplittableRandom random = new SplittableRandom(11);
        for (int minute = 0; minute < 24 * 60; minute++) {
            boolean failing = minute >= 20 * 60;
            for (int i = 40 + random.nextInt(20); i > 0; i--) {
                DataRequest request = request("key");
                foresight.requested(request, Optional.of("key"));
                foresight.answered(request, Optional.of("key"), 100, Duration.ofMillis(20 + random.nextInt(10)));
                if (random.nextInt(100) < (failing ? 60 : 2)) {
                    foresight.failed(request);
                }
            }
            now = now.plusSeconds(60);
            foresight.step(actions);
        }
        List<BehaviorReport> aboutErrors = actions.unusual.stream()
                .filter(report -> report.findings().stream()
                        .anyMatch(finding -> finding.metric() == BehaviorMetric.ERROR_RATIO
                                && finding.time().isAfter(now.minus(Duration.ofHours(4)))))
                .toList();
        assertThat(aboutErrors).hasSize(1);
        assertThat(aboutErrors.get(0).model()).isEqualTo("model");
        assertThat(foresight.behavior().models()).isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() ->
                        ForesightConfig.builder().period(Duration.ofMillis(1)).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("period");
        assertThatThrownBy(() -> ForesightConfig.builder().capacity(-1).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("capacity");
        assertThatThrownBy(() -> ForesightConfig.builder().rememberedRequests(0).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("rememberedRequests");
    }

    @Test
    void oneThatCannotBeFetchedKeepsNoOtherFromIt() {
        Foresight foresight = create(ForesightConfig.builder().prefetch(prefetch()));
        Map<String, Instant> cache = new HashMap<>();
        List<DataRequest> refused = new ArrayList<>();
        ForesightActions failing = new Recorded() {
            @Override
            public CompletableFuture<Boolean> fetchAhead(DataRequest request) {
                refused.add(request);
                throw new UnsupportedOperationException("of the host");
            }
        };
        for (int second = 0; second < 2 * 3_600; second++) {
            if (second % 6 == 0) {
                ask(foresight, "key-" + second / 6 % 20, cache);
            }
            foresight.step(failing);
            now = now.plusSeconds(1);
        }
        assertThat(refused).isNotEmpty();
        assertThat(foresight.statistics().notFetched()).isEqualTo(refused.size());
        assertThat(foresight.statistics().prefetch().orElseThrow().bought()).isZero();
    }
}
