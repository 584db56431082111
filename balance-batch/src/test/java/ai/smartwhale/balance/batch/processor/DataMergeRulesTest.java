// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.processor.MergeRules.Coverage;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataMergeRulesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T10:00:00Z"), ZoneOffset.UTC);

    private final DataMergeRules rules = DataMergeRules.create(AccessScope.SHARED, DataMergeConfig.defaults(), CLOCK);

    private static RequestPayload.Builder payload(String model, Map<String, Object> parameters) {
        return RequestPayload.builder(model).dataType(DataType.STRUCTURED).parameters(parameters);
    }

    private static DataRequest request(RequestPayload.Builder payload) {
        RequestPayload built = payload.build();
        return MessageSchemas.createDataRequest(built.modelId(), built, Priority.MEDIUM, CLOCK);
    }

    private static DataRequest request(String model, Map<String, Object> parameters) {
        return request(payload(model, parameters));
    }

    private static DataResponse answer(DataRequest request, Object data) {
        return MessageSchemas.createDataResponse(
                request,
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.STRUCTURED)
                        .data(data)
                        .build(),
                CLOCK);
    }

    @Test
    void equalNeedsHaveEqualKeysWhoeverAsksAndHoweverTheyAreWritten() {
        Object key = rules.key(request("a", Map.of("query", "blue whale", "lang", "en")))
                .orElseThrow();
        Map<String, Object> otherOrder = new LinkedHashMap<>();
        otherOrder.put("lang", "en");
        otherOrder.put("query", "  blue \t whale ");
        assertThat(rules.key(request("b", otherOrder)))
                .contains(key)
                .hasValueSatisfying(same -> assertThat(same).hasSameHashCodeAs(key));
        assertThat(rules.key(request("a", Map.of("title", "blue whale", "lang", "en"))))
                .contains(key);
        assertThat(rules.key(request(payload("a", Map.of("query", "blue whale", "lang", "en"))
                        .tags(List.of("x"))
                        .batchId("b7"))))
                .contains(key);
        assertThat(rules.key(request("a", Map.of("query", "cafe\u0301"))))
                .isEqualTo(rules.key(request("a", Map.of("query", "caf\u00e9"))));
    }

    @Test
    void whateverChangesTheAnswerChangesTheKey() {
        List<DataRequest> different = List.of(
                request("a", Map.of("query", "whale")),
                request("a", Map.of("query", "Whale")),
                request("a", Map.of("query", "whale", "lang", "en")),
                request("a", Map.of("query", "whale", "lang", 1)),
                request("a", Map.of("query", "whale", "lang", 1.0)),
                request("a", Map.of("query", "whale", "limit", "10")),
                request("a", Map.of("query", "whale", "limit", -1)),
                request("a", Map.of("query", "whale", "fields", "name")),
                request("a", Map.of("query", "whale", "fields", List.of(1))),
                request(payload("a", Map.of("query", "whale")).dataSource(DataSource.WIKI)),
                request(payload("a", Map.of("query", "whale")).dataType(DataType.TEXT)),
                request(payload("a", Map.of("query", "whale")).operation(OperationType.SEARCH_DATA)),
                request(payload("a", Map.of("query", "whale")).maxSize(100)));
        assertThat(different.stream().map(one -> rules.key(one).orElseThrow())).doesNotHaveDuplicates();
    }

    @Test
    void scopesAreNeverCrossed() {
        DataMergeRules perModel = DataMergeRules.create(AccessScope.PER_MODEL, DataMergeConfig.defaults(), CLOCK);
        DataRequest one = request("a", Map.of("query", "whale"));
        DataRequest other = request("b", Map.of("query", "whale"));
        assertThat(perModel.key(one)).isPresent().isNotEqualTo(perModel.key(other));
        assertThat(rules.key(one)).isEqualTo(rules.key(other));
    }

    @ParameterizedTest
    @EnumSource(OperationType.class)
    void onlyWhatReadsIsMerged(OperationType operation) {
        boolean reads = Set.of("FETCH", "SEARCH", "TRANSLATE", "SUMMARIZE", "ANALYZE")
                .contains(operation.name().replace("_DATA", ""));
        assertThat(rules.key(request(payload("a", Map.of("query", "x")).operation(operation)))
                        .isPresent())
                .isEqualTo(reads);
    }

    @Test
    void whatHasItsOwnContextOrTopicIsNotMerged() {
        assertThat(rules.key(request(payload("a", Map.of("query", "x")).context(Map.of("user", "u")))))
                .isEmpty();
        assertThat(rules.key(request(payload("a", Map.of("query", "x")).responseTopic("smartwhale.data.responses-a"))))
                .isEmpty();
        assertThat(rules.key(request(payload("a", Map.of("query", "x")).responseTopic("smartwhale.data.responses.b"))))
                .isEmpty();
        assertThat(rules.key(request(payload("a", Map.of("query", "x")).responseTopic("smartwhale.data.responses.a"))))
                .isPresent();
    }

    @Test
    void coversWhoWantsFewerRecordsOrFieldsAndNothingFresher() {
        DataRequest ten = request("a", Map.of("query", "x", "limit", 10, "fields", List.of("n", "m")));
        DataRequest five = request("b", Map.of("query", "x", "limit", 5, "fields", List.of("m")));
        DataRequest all = request("c", Map.of("query", "x"));
        DataRequest sameTen = request("d", Map.of("query", "x", "limit", 10, "fields", List.of("m", "n")));
        assertThat(rules.compare(ten, five)).isEqualTo(Coverage.PART);
        assertThat(rules.compare(five, ten)).isEqualTo(Coverage.NONE);
        assertThat(rules.compare(ten, sameTen)).isEqualTo(Coverage.SAME);
        assertThat(rules.compare(all, ten)).isEqualTo(Coverage.PART);
        assertThat(rules.compare(ten, all)).isEqualTo(Coverage.NONE);
        DataRequest fresh = request(payload("a", Map.of("query", "x")).requireFresh(true));
        assertThat(rules.compare(all, fresh)).isEqualTo(Coverage.NONE);
        assertThat(rules.compare(fresh, all)).isEqualTo(Coverage.SAME);
        assertThat(rules.joinsSent(fresh)).isFalse();
        DataRequest hurried = request(payload("a", Map.of("query", "x")).timeout(Duration.ofSeconds(1)));
        assertThat(rules.compare(hurried, all)).isEqualTo(Coverage.NONE);
        assertThat(rules.compare(all, hurried)).isEqualTo(Coverage.SAME);
    }

    @Test
    void aWidenedRequestCoversBothAndStaysInTheFamily() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            DataRequest one = random(random);
            DataRequest other = random(random);
            DataRequest both = rules.widen(one, other).orElseThrow();
            assertThat(rules.key(both)).isEqualTo(rules.key(one)).isEqualTo(rules.key(other));
            assertThat(rules.compare(both, one)).isNotEqualTo(Coverage.NONE);
            assertThat(rules.compare(both, other)).isNotEqualTo(Coverage.NONE);
        }
    }

    /** The backend sorts its records; a limit takes the first, fields take columns. */
    private static List<Map<String, Object>> backend(DataRequest request) {
        Map<String, Object> parameters = request.payload().parameters();
        int limit = parameters.get("limit") instanceof Number number ? number.intValue() : 12;
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, 12); i++) {
            Map<String, Object> all = new LinkedHashMap<>(Map.of("a", i, "b", "t" + i, "c", List.of(i)));
            if (parameters.get("fields") instanceof List<?> fields) {
                all.keySet().retainAll(fields);
            }
            records.add(all);
        }
        return records;
    }

    private static DataRequest random(Random random) {
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("query", "x"));
        if (random.nextInt(4) > 0) {
            parameters.put("limit", random.nextInt(15));
        }
        if (random.nextInt(3) > 0) {
            List<String> fields = new ArrayList<>(List.of("a", "b", "c"));
            fields.removeIf(field -> random.nextBoolean());
            parameters.put("fields", fields);
        }
        return request(payload("m" + random.nextInt(3), parameters)
                .requireFresh(random.nextInt(5) == 0)
                .timeout(Duration.ofSeconds(1 + random.nextInt(5))));
    }

    @Test
    void mergeThenCutEqualsAskingAlone() {
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            DataRequest one = random(random);
            DataRequest other = random(random);
            DataRequest both = rules.widen(one, other).orElseThrow();
            DataResponse common = answer(both, backend(both));
            for (DataRequest asked : List.of(one, other)) {
                DataResponse part = rules.project(asked, both, common).orElseThrow();
                assertThat(part.payload().data())
                        .isEqualTo(answer(asked, backend(asked)).payload().data());
                assertThat(part.metadata().requestId())
                        .isEqualTo(asked.metadata().requestId());
                assertThat(part.metadata().destination())
                        .isEqualTo(asked.payload().modelId());
            }
        }
    }

    @Test
    void whatCannotBeCutWithoutGuessingIsNotCut() {
        DataRequest all = request("a", Map.of("query", "x"));
        DataRequest two = request("b", Map.of("query", "x", "limit", 2));
        DataRequest named = request("b", Map.of("query", "x", "fields", List.of("n")));
        assertThat(rules.project(two, all, answer(all, "a text"))).isEmpty();
        assertThat(rules.project(named, all, answer(all, List.of("no record")))).isEmpty();
        DataResponse paged = new DataResponse(
                answer(all, List.of(1, 2, 3)).metadata(),
                answer(all, List.of(1, 2, 3)).payload().toBuilder()
                        .nextCursor("p2")
                        .build());
        assertThat(rules.project(two, all, paged)).isEmpty();
        DataResponse error = MessageSchemas.createDataResponse(
                all,
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.ERROR, DataType.STRUCTURED)
                        .errorMessage("no")
                        .build(),
                CLOCK);
        assertThat(rules.project(two, all, error).orElseThrow().payload().status())
                .isEqualTo(ResponseStatus.ERROR);
        assertThat(rules.project(all, all, paged)).containsSame(paged);
    }

    @Test
    void equalsOnlyKeepsLimitsInTheKey() {
        DataMergeRules strict = DataMergeRules.create(AccessScope.SHARED, DataMergeConfig.equalsOnly(), CLOCK);
        assertThat(strict.key(request("a", Map.of("query", "x", "limit", 1))))
                .isNotEqualTo(strict.key(request("a", Map.of("query", "x", "limit", 2))));
    }

    @Test
    void badConfigurationsAreRefused() {
        assertThatThrownBy(() -> new DataMergeConfig(Set.of(), " ", "f")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new DataMergeConfig(Set.of(), "f", "f")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void equalDigestsMeanThatEachRequestAnswersTheOtherWholly() {
        Random random = new Random(5);
        List<String> queries = List.of("whale", " whale ", "wh\u00e9", "whe\u0301", "other");
        List<DataRequest> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("query", queries.get(random.nextInt(queries.size())));
            if (random.nextBoolean()) {
                parameters.put("limit", 1 + random.nextInt(2));
            }
            RequestPayload.Builder payload = payload("m" + random.nextInt(2), parameters);
            requests.add(request(random.nextBoolean() ? payload.maxSize(100L) : payload));
        }
        int equal = 0;
        for (DataRequest one : requests) {
            for (DataRequest other : requests) {
                boolean same = rules.digest(one).equals(rules.digest(other));
                boolean mergeable =
                        rules.key(one).equals(rules.key(other)) && rules.compare(one, other) == Coverage.SAME;
                assertThat(same).isEqualTo(mergeable);
                equal += same ? 1 : 0;
            }
        }
        assertThat(equal).isBetween(requests.size() + 1, requests.size() * requests.size() - 1);
    }

    @Test
    void whatMustNotBeSharedHasNoDigest() {
        assertThat(rules.digest(request(payload("m", Map.of("query", "q")).requireFresh(true))))
                .isEmpty();
        assertThat(rules.digest(request(payload("m", Map.of("query", "q")).context(Map.of("a", 1)))))
                .isEmpty();
        DataMergeRules apart = DataMergeRules.create(AccessScope.PER_MODEL, DataMergeConfig.defaults(), CLOCK);
        assertThat(apart.digest(request("a", Map.of("query", "q"))))
                .isNotEqualTo(apart.digest(request("b", Map.of("query", "q"))))
                .isNotEqualTo(rules.digest(request("a", Map.of("query", "q"))));
    }
}
