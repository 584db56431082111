// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.QualityEvent;
import ai.smartwhale.balance.quality.control.SampleChecker;
import ai.smartwhale.balance.quality.control.SampleMonitor;
import ai.smartwhale.balance.quality.control.SampleRecords;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineConfig;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineContent;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineEntry;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineFilter;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseQualityTest {

    private static final InstantSource TIME = InstantSource.fixed(SampleRecords.NOW);

    private final SampleMonitor monitor = new SampleMonitor();
    private final QuarantineStore store = QuarantineStore.inMemory(QuarantineConfig.defaults(), TIME);
    private final QuarantineStore ofRecords = QuarantineStore.inMemory(QuarantineConfig.defaults(), TIME);
    private final List<QualityEvent> events = new ArrayList<>();
    private final ResponseQuality quality = quality(ResponseConfig.defaults(), Runnable::run);

    private ResponseQuality quality(ResponseConfig config, Executor executor) {
        QualityController controller = QualityController.builder(monitor)
                .quarantine(ofRecords)
                .time(TIME)
                .build();
        return ResponseQuality.builder(
                        controller,
                        SourceKnowledge.learning(monitor, new KnowledgeConfig(4, 3, 10_000), executor, TIME))
                .config(config)
                .quarantine(store)
                .listener(events::add)
                .time(TIME)
                .build();
    }

    private static ResponsePayload.Builder payload(DataType type, @Nullable Object data) {
        return ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, type)
                .dataSource(DataSource.WIKI)
                .additionalInfo(Map.of("kept", 1))
                .data(data);
    }

    private static DataResponse response(ResponsePayload payload) {
        return new DataResponse(
                MessageMetadata.builder("request-1", "2026-01-02T10:01:00Z", "data", "model-1")
                        .build(),
                payload);
    }

    private static DataResponse response(DataType type, @Nullable Object data) {
        return response(payload(type, data).build());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> note(ControlledResponse controlled) {
        return (Map<String, Object>)
                controlled.response().payload().additionalInfo().get(ResponseQuality.ADDITIONAL_INFO);
    }

    @Test
    void goodTextPassesAsItIs() {
        DataResponse response = response(DataType.TEXT, "a good text");
        ControlledResponse controlled = quality.control(response);
        assertThat(controlled.outcome()).contains(Outcome.ACCEPTED);
        assertThat(controlled.response().payload().data()).contains("a good text");
        assertThat(controlled.response().metadata()).isEqualTo(response.metadata());
        assertThat(controlled.response().payload().additionalInfo()).containsEntry("kept", 1);
        assertThat(note(controlled))
                .containsEntry("assessed", true)
                .containsEntry("outcome", "accepted")
                .containsEntry("score", 1.0);
        assertThat(DataResponse.fromBytes(controlled.response().toBytes())).isEqualTo(controlled.response());
    }

    @Test
    void textIsRepairedAndItIsTold() {
        ControlledResponse controlled = quality.control(response(DataType.TEXT, "typo:right"));
        assertThat(controlled.outcome()).contains(Outcome.REPAIRED);
        assertThat(controlled.response().payload().data()).contains("right");
        assertThat(controlled.repairs()).isEqualTo(1);
        assertThat(note(controlled).get("repairs").toString()).contains("nearest-frequent", "value", "typo");
    }

    @Test
    void badTextNeverReachesTheModel() {
        ControlledResponse controlled = quality.control(response(payload(DataType.TEXT, "evil")
                .nextCursor("next")
                .metadata(Map.of("title", "evil"))
                .build()));
        assertThat(controlled.withheld()).isTrue();
        ResponsePayload failure = controlled.response().payload();
        assertThat(failure.status()).isEqualTo(ResponseStatus.ERROR);
        assertThat(failure.errorCode()).contains(ErrorCode.PROCESSING_FAILED);
        assertThat(failure.data()).isEmpty();
        assertThat(failure.nextCursor()).isEmpty();
        assertThat(failure.metadata()).isEmpty();
        assertThat(note(controlled).get("reasons").toString()).contains("looks misspelt", "below");
    }

    @Test
    void withheldDataLiesInQuarantineAndCanBeReadAgain() {
        DataResponse response = response(DataType.STRUCTURED, Map.of("a", "evil", "b", "fine"));
        ControlledResponse controlled = quality.control(response);
        QuarantineEntry entry =
                store.find(controlled.quarantineId().orElseThrow()).orElseThrow();
        assertThat(ResponseQuality.read(entry.content())).isEqualTo(response);
        assertThat(entry.modelId()).contains("model-1");
        assertThat(entry.source()).isEqualTo("wiki/structured");
        assertThat(entry.reasons()).isEqualTo(controlled.reasons());
        assertThat(ofRecords.statistics().put()).isZero();
        assertThatThrownBy(() -> ResponseQuality.read(QuarantineContent.of("other", new byte[0])))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void whatIsWorthNothingIsNotEvenKept() {
        ControlledResponse controlled = quality.control(response(DataType.STRUCTURED, Map.of("a", "evil")));
        assertThat(controlled.outcome()).contains(Outcome.REJECTED);
        assertThat(controlled.quarantineId()).isEmpty();
        assertThat(store.statistics().put()).isZero();
    }

    @Test
    void badRecordsOfAListAreLeftOut() {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            items.add(Map.of("id", i, "name", i == 4 ? "evil" : i == 7 ? "typo:right" : "fine"));
        }
        ControlledResponse controlled = quality.control(response(DataType.STRUCTURED, items));
        assertThat(controlled.outcome()).contains(Outcome.REPAIRED);
        assertThat(controlled.withheldRecords()).isEqualTo(1);
        items.set(7, Map.of("id", 7, "name", "right"));
        DataResponse held =
                ResponseQuality.read(store.find(controlled.quarantineId().orElseThrow())
                        .orElseThrow()
                        .content());
        assertThat(held.payload().data()).contains(List.of(items.get(4)));
        items.remove(4);
        assertThat(controlled.response().payload().data()).contains(items);
        assertThat(controlled.response().payload().status()).isEqualTo(ResponseStatus.SUCCESS);
        assertThat(note(controlled)).containsEntry("withheld", 1);
        assertThat(note(controlled).get("repairs").toString()).contains("item=7");
        assertThat(controlled.reasons()).allMatch(reason -> reason.startsWith("item 4: "));
    }

    @Test
    void aListThatIsMostlyBadIsWithheldWhole() {
        List<Object> items =
                List.of(Map.of("a", "evil", "b", "x"), Map.of("a", "evil", "b", "x"), Map.of("a", "fine", "b", "x"));
        ControlledResponse controlled = quality.control(response(DataType.STRUCTURED, items));
        assertThat(controlled.withheld()).isTrue();
        assertThat(ResponseQuality.read(store.find(controlled.quarantineId().orElseThrow())
                                .orElseThrow()
                                .content())
                        .payload()
                        .data())
                .contains(items);
    }

    @Test
    void nestedContentIsRepairedInItsPlaceAndTypesStay() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", "typo:right");
        document.put("a.b", "typo:dotted");
        document.put("a", new HashMap<>(Map.of("b", "fine")));
        document.put("count", 12);
        document.put("ok", true);
        document.put("none", null);
        document.put("sections", List.of(Map.of("title", "fine"), Map.of("title", "typo:deep", "n", 1.5), "typo:leaf"));
        ControlledResponse controlled = quality.control(response(DataType.STRUCTURED, document));
        Map<String, Object> expected = new LinkedHashMap<>(document);
        expected.put("title", "right");
        expected.put("a.b", "dotted");
        expected.put("sections", List.of(Map.of("title", "fine"), Map.of("title", "deep", "n", 1.5), "leaf"));
        assertThat(controlled.response().payload().data()).contains(expected);
        assertThat(controlled.repairs()).isEqualTo(4);
    }

    @Test
    void aTitleDoesNotMakeUpForABadBody() {
        Map<String, Object> page = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            page.put("field" + i, "x");
        }
        page.put("body", "typoo".repeat(100));
        RecordChecker picky = SampleChecker.of((row, record) -> {
            DataRecord marked = record.with(9, Optional.of("evil"));
            var found = new SampleChecker().check(row, marked);
            return new RecordAssessment(row, record, found.score(), Map.of(), found.findings());
        });
        ResponseQuality strict = ResponseQuality.builder(
                        QualityController.builder(monitor).time(TIME).build(), new FixedKnowledge(picky))
                .quarantine(store)
                .build();
        assertThat(strict.control(response(DataType.DOCUMENT, page)).withheld()).isTrue();
        assertThat(strict.control(response(DataType.STRUCTURED, page)).withheld())
                .isFalse();
    }

    @Test
    void sealedDataPassesUnassessedWithThatReason() {
        Map<String, Object> sealed = Map.of("sealed", "v1", "value", "AAAA");
        ControlledResponse controlled = quality.control(response(DataType.TEXT, sealed));
        assertThat(controlled.outcome()).isEmpty();
        assertThat(controlled.withheld()).isFalse();
        assertThat(controlled.response().payload().data()).contains(sealed);
        assertThat(note(controlled)).isEqualTo(Map.of("assessed", false, "reason", "sealed"));
        assertThat(quality.control(response(DataType.TEXT, Map.of("sealed", "evil", "value", "evil")))
                        .withheld())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"IMAGE", "VIDEO", "AUDIO"})
    void picturesFilmsAndSoundPassUnassessed(DataType type) {
        assertThat(note(quality.control(response(type, "evil"))))
                .containsEntry("reason", "data of type " + type.wireName());
    }

    @Test
    void failuresAndEmptyAnswersPassUnassessed() {
        ResponsePayload failed =
                payload(DataType.TEXT, "evil").status(ResponseStatus.ERROR).build();
        assertThat(note(quality.control(response(failed)))).containsEntry("reason", "status error");
        assertThat(note(quality.control(response(DataType.TEXT, null)))).containsEntry("reason", "no data");
        assertThat(quality.control(response(DataType.STRUCTURED, List.of())).outcome())
                .contains(Outcome.ACCEPTED);
        assertThat(quality.control(response(DataType.STRUCTURED, Map.of())).outcome())
                .contains(Outcome.ACCEPTED);
    }

    @Test
    void whatCannotBeAssessedIsWithheld() {
        ControlledResponse controlled = quality.control(response(DataType.TEXT, "boom"));
        assertThat(controlled.withheld()).isTrue();
        assertThat(controlled.reasons().get(0)).contains("could not be assessed");
        ResponseQuality blind = ResponseQuality.builder(
                        QualityController.builder(monitor).build(), new FixedKnowledge(null))
                .quarantine(store)
                .build();
        assertThat(blind.control(response(DataType.TEXT, "fine")).withheld()).isTrue();
        assertThat(blind.control(response(DataType.TEXT, "fine"))
                        .response()
                        .payload()
                        .data())
                .isEmpty();
    }

    @Test
    void aBrokenQuarantineLetsNothingThrough() {
        ResponseQuality fragile = ResponseQuality.builder(
                        QualityController.builder(monitor).build(), new FixedKnowledge(new SampleChecker()))
                .quarantine(entry -> {
                    throw new IllegalStateException("full");
                })
                .listener(events::add)
                .build();
        ControlledResponse controlled =
                fragile.control(response(DataType.STRUCTURED, Map.of("a", "evil", "b", "fine")));
        assertThat(controlled.withheld()).isTrue();
        assertThat(controlled.quarantineId()).isEmpty();
        assertThat(events).hasAtLeastOneElementOfType(QualityEvent.QuarantineFailed.class);
    }

    @Test
    void longListsAreAssessedAsBatches() {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            items.add(Map.of("a", i % 50 == 0 ? "typo:right" : "fine", "b", "x"));
        }
        ControlledResponse controlled = quality.control(response(DataType.STRUCTURED, items));
        assertThat(controlled.repairs()).isEqualTo(5);
        assertThat(((List<?>) note(controlled).get("repairs"))).hasSize(5);
    }

    @Test
    void learnsFromWhatWasAcceptedAndOnlyFromThat() {
        for (int i = 0; i < 3; i++) {
            quality.control(response(DataType.STRUCTURED, Map.of("a", "fine", "b", "v" + i)));
            quality.control(response(DataType.STRUCTURED, Map.of("a", "evil", "b", "v" + i)));
        }
        assertThat(monitor.accepted).singleElement().satisfies(batch -> {
            assertThat(batch.source()).startsWith("wiki/structured#");
            assertThat(batch.records())
                    .hasSize(3)
                    .allMatch(record -> !record.cells().contains("evil"));
        });
        ResponseQuality busy = quality(ResponseConfig.defaults(), task -> {
            throw new RejectedExecutionException("busy");
        });
        for (int i = 0; i < 20; i++) {
            assertThat(busy.control(response(DataType.STRUCTURED, Map.of("a", "fine")))
                            .withheld())
                    .isFalse();
        }
    }

    @Test
    void tellsEachAnswerToItsListeners() {
        quality.control(response(DataType.TEXT, "fine"));
        quality.control(response(DataType.TEXT, "evil"));
        quality.control(response(DataType.IMAGE, "x"));
        assertThat(events)
                .filteredOn(QualityEvent.ResponseControlled.class::isInstance)
                .extracting(event -> ((QualityEvent.ResponseControlled) event).outcome())
                .containsExactly(Optional.of(Outcome.ACCEPTED), Optional.of(Outcome.REJECTED), Optional.empty());
    }

    @Test
    void anyContentLeavesAsAWholeOrNotAtAll() {
        SplittableRandom random = new SplittableRandom(1);
        String[] words = {"fine", "typo:right", "evil", "odd", "\uD800", "a\u0000b", "", "\u202E", "x".repeat(5000)};
        for (int i = 0; i < 2000; i++) {
            DataType type = random.nextBoolean() ? DataType.MIXED : DataType.TEXT;
            Object data = anything(random, words, 0);
            DataResponse response = response(type, data);
            ControlledResponse controlled = quality.control(response);
            String left =
                    controlled.response().payload().data().map(Object::toString).orElse("");
            if (controlled.withheld()) {
                assertThat(controlled.response().payload().data()).isEmpty();
                assertThat(controlled.reasons()).isNotEmpty();
            } else if (controlled.repairs() == 0 && controlled.withheldRecords() == 0) {
                assertThat(controlled.response().payload().data())
                        .isEqualTo(response.payload().data());
            } else if (controlled.withheldRecords() == 0) {
                assertThat(left)
                        .isEqualTo(response.payload()
                                .data()
                                .map(Object::toString)
                                .orElse("")
                                .replace("typo:right", "right"));
            }
            assertThat(controlled.score()).isBetween(0.0, 1.0);
        }
    }

    private static Object anything(SplittableRandom random, String[] words, int depth) {
        int kind = depth > 3 ? 0 : random.nextInt(4);
        if (kind == 2) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(random.nextInt(6) == 0 ? null : anything(random, words, depth + 1));
            }
            return list;
        }
        if (kind == 3) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                map.put(
                        Arrays.asList("a", "b", "a.b", "c[0]", "").get(random.nextInt(5)),
                        random.nextInt(6) == 0 ? null : anything(random, words, depth + 1));
            }
            return map;
        }
        return random.nextInt(3) == 0 ? (Object) random.nextInt(1000) : words[random.nextInt(words.length)];
    }

    /** Knows one checker, or nothing at all. */
    private record FixedKnowledge(@Nullable RecordChecker known) implements SourceKnowledge {
        @Override
        public RecordChecker checker(String source, FieldNames fields) {
            if (known == null) {
                throw new IllegalStateException("nothing is known");
            }
            return known;
        }

        @Override
        public void accepted(String source, FieldNames fields, List<DataRecord> records) {}
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> quality.control(null)).hasMessageContaining("response");
        assertThat(store.list(QuarantineFilter.ALL, 10)).isEmpty();
    }
}
