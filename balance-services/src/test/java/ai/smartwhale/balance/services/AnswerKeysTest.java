// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AnswerKeysTest {

    private final QueryTranslator translator = new QueryTranslator(Clock.systemUTC(), Duration.ofSeconds(30));

    private Optional<CacheKey> key(DataQueryBuilder query) {
        return AnswerKeys.of(translator.translate(query.build()));
    }

    private static DataQueryBuilder tehran(String model) {
        return DataQuery.builder(model).query("Tehran").source(DataSource.WIKI);
    }

    @Test
    void equalRequestsOfAnyModelHaveEqualKeys() {
        assertThat(key(tehran("a"))).isEqualTo(key(tehran("b").priority(Priority.CRITICAL)));
    }

    @Test
    void readsLikeWhatItNames() {
        CacheKey key = key(tehran("a")).orElseThrow();
        assertThat(key.namespace()).isEqualTo("wiki");
        assertThat(key.id()).matches("fetch_data/text/Tehran/[0-9a-f]{32}");
        assertThat(key(DataQuery.builder("a").query("x")).orElseThrow().namespace())
                .isEqualTo("auto");
    }

    @Test
    void whatChangesTheAnswerChangesTheKey() {
        assertThat(List.of(
                        key(tehran("a")),
                        key(tehran("a").maxSize(10)),
                        key(tehran("a").parameter("language", "en")),
                        key(tehran("a").operation(OperationType.SUMMARIZE_DATA)),
                        key(tehran("a").source(DataSource.WEB)),
                        key(tehran("a").query("Tehran ")),
                        key(tehran("a").parameter("depth", 1)),
                        key(tehran("a").parameter("depth", "1"))))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).isPresent());
    }

    @Test
    void theOrderOfParametersDoesNotMatterAndTheirShapeDoes() {
        Random random = new Random(5);
        Map<String, String> seen = new HashMap<>();
        for (int round = 0; round < 2_000; round++) {
            Map<String, Object> nested = new LinkedHashMap<>();
            List<String> names = new ArrayList<>(List.of("a", "b", "ab", "c"));
            java.util.Collections.shuffle(names, random);
            names.forEach(name -> nested.put(name, value(random)));
            String hash =
                    key(tehran("m").parameter("nested", nested)).orElseThrow().id();
            String shape = new java.util.TreeMap<>(nested)
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + "="
                                    + entry.getValue().getClass().getSimpleName() + entry.getValue())
                            .toList()
                            .toString();
            assertThat(seen.computeIfAbsent(shape, first -> hash)).isEqualTo(hash);
        }
        assertThat(seen.values()).doesNotHaveDuplicates();
        assertThat(seen).hasSizeGreaterThan(50);
    }

    private static Object value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(2);
            case 1 -> Integer.toString(random.nextInt(2));
            case 2 -> random.nextBoolean();
            default -> List.of("x", "y").subList(0, random.nextInt(3));
        };
    }

    @Test
    void whatWantsToBeFreshHasNoKey() {
        assertThat(key(tehran("a").requireFresh(true))).isEmpty();
        assertThat(key(tehran("a").responseTopic("smartwhale.elsewhere"))).isEmpty();
        assertThat(key(tehran("a").context("user", "u1"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = OperationType.class,
            mode = Mode.INCLUDE,
            names = {"PROCESS_DATA", "UPDATE_DATA", "DELETE_DATA", "MONITOR_DATA", "VERIFY_DATA"})
    void whatChangesOrWatchesHasNoKey(OperationType operation) {
        assertThat(key(tehran("a").operation(operation))).isEmpty();
    }

    @Test
    void longQueriesAreCutInTheKeyButNotInTheHash() {
        String longest = "ن".repeat(5_000);
        CacheKey one = key(tehran("a").query(longest + "1")).orElseThrow();
        CacheKey two = key(tehran("a").query(longest + "2")).orElseThrow();
        assertThat(one).isNotEqualTo(two);
        assertThat(one.id().length()).isLessThan(300);
        DataRequest surrogates = translator.translate(
                tehran("a").query("x".repeat(159) + "\uD83D\uDC0B and more").build());
        assertThat(AnswerKeys.of(surrogates).orElseThrow().id()).doesNotContain("\uD83D");
    }
}
