// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.control.ControlResult;
import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.SampleRecords;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityMonitorConfig;
import ai.smartwhale.balance.quality.text.TextHints;
import ai.smartwhale.balance.quality.text.TextKind;
import ai.smartwhale.balance.quality.text.TextQualityAnalyzer;
import ai.smartwhale.balance.quality.text.TextQualityDetector;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real detectors meet what no source should send. */
class BadInputTest {

    private static final ResponseQuality QUALITY = ResponseQuality.withDefaults(Runnable::run);

    private static final Optional<Outcome> REJECTED = Optional.of(Outcome.REJECTED);

    private final QualityController controller = QualityController.builder(QualityMonitor.create(
                    QualityMonitorConfig.builder()
                            .detectors(List.of(
                                    new TextQualityDetector(TextQualityAnalyzer.create(), TextHints.of(TextKind.TEXT))))
                            .build()))
            .build();

    private static DataResponse response(DataType type, Object data) {
        return new DataResponse(
                MessageMetadata.builder("request", "2026-01-02T10:01:00Z", "data", "model")
                        .build(),
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, type)
                        .dataSource(DataSource.WEB)
                        .data(data)
                        .build());
    }

    static Stream<Object> content() {
        return Stream.of(
                "",
                " ",
                "\uFEFF",
                "\u0000".repeat(3000),
                "\uD800".repeat(3000),
                "\u200C".repeat(3000),
                "\u202E" + "evil ".repeat(500),
                "x".repeat(1 << 20),
                "word ".repeat(100_000),
                "\n".repeat(100_000),
                "NaN",
                List.of("NaN", "Infinity", "-1e999"),
                List.of(List.of(), Map.of(), List.of(List.of())),
                Map.of("", Map.of("", "")),
                Collections.nCopies(300, Map.of()),
                Collections.nCopies(300, Collections.singletonMap("a", null)),
                Collections.nCopies(50, "the same words again and again"));
    }

    @ParameterizedTest
    @MethodSource("content")
    void anyAnswerLeavesControl(Object data) {
        for (DataType type : DataType.values()) {
            ControlledResponse controlled = QUALITY.control(response(type, data));
            assertThat(controlled.score()).isBetween(0.0, 1.0);
            assertThat(controlled.reasons()).noneMatch(reason -> reason.contains("Exception"));
            assertThat(controlled.response().payload().additionalInfo()).containsKey(ResponseQuality.ADDITIONAL_INFO);
            assertThat(controlled.response().toBytes()).isNotEmpty();
            assertThat(controlled.quarantineId().isPresent())
                    .isEqualTo(controlled.withheldRecords() > 0
                            && !controlled.outcome().equals(REJECTED));
        }
    }

    @Test
    void garbageIsWithheldAndProsePasses() {
        String prose =
                "The blue whale is the largest animal known ever to have lived. It feeds on krill, and it lives in"
                        + " all oceans but the Arctic. Its heart is as large as a small car, and its voice can be heard for many"
                        + " miles. Hunters took so many of them that few were left; since then their number has slowly risen.";
        assertThat(QUALITY.control(response(DataType.TEXT, prose)).withheld()).isFalse();
        assertThat(QUALITY.control(response(DataType.TEXT, "buy now ".repeat(300)))
                        .withheld())
                .isTrue();
    }

    @Test
    void brokenEncodingsAreRepairedOnTheWay() {
        String prose =
                "\u0627\u06CC\u0646 \u06A9\u062A\u0627\u0628 \u0631\u0627 \u062F\u06CC\u0631\u0648\u0632 \u0627\u0632"
                        + " \u0628\u0627\u0632\u0627\u0631 \u062E\u0631\u06CC\u062F\u0645 \u0648 \u062E\u06CC\u0644\u06CC"
                        + " \u062F\u0648\u0633\u062A \u062F\u0627\u0631\u0645.";
        String broken = new String(prose.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        ControlledResponse controlled = QUALITY.control(response(DataType.TEXT, broken));
        assertThat(controlled.response().payload().data()).contains(prose);
        assertThat(controlled.repairs()).isEqualTo(1);
    }

    @Test
    void anyTableLeavesControlOnce() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            int width = random.nextInt(6);
            FieldNames fields = SampleRecords.fields(width);
            List<DataRecord> records = new ArrayList<>();
            int size = random.nextInt(60);
            for (int row = 0; row < size; row++) {
                records.add(
                        random.nextInt(10) == 0
                                ? DataRecord.of("m", fields, Collections.<@Nullable String>nCopies(width + 2, null))
                                : SampleRecords.record(random, fields, "r" + row));
            }
            if (size > 5 && width > 0) {
                records.set(0, DataRecord.of("huge", fields, "y".repeat(1 << 20)));
                records.set(1, DataRecord.of("bom", fields, "\uFEFFa", "NaN"));
            }
            ControlResult result = controller.control(RecordBatch.of("s" + i, fields, records, SampleRecords.NOW));
            assertThat(result.assessment()).isPresent();
            assertThat(result.records()).extracting(ControlledRecord::original).containsExactlyElementsOf(records);
            assertThat(result.records())
                    .allMatch(record ->
                            record.after().value() >= 0 && record.after().value() <= 1);
        }
    }
}
