// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WireEnumsTest {

    @Test
    void dataTypesAreThoseOfTheContract() {
        assertThat(Arrays.stream(DataType.values()).map(DataType::wireName))
                .containsExactly("text", "image", "video", "audio", "document", "structured", "mixed");
    }

    @Test
    void dataSourcesAreThoseOfTheContract() {
        assertThat(Arrays.stream(DataSource.values()).map(DataSource::wireName))
                .containsExactly(
                        "web",
                        "wiki",
                        "twitter",
                        "telegram",
                        "youtube",
                        "aparat",
                        "news",
                        "book",
                        "api",
                        "linkedin",
                        "podcast",
                        "rss",
                        "scientific",
                        "database",
                        "custom");
    }

    @Test
    void operationsAreThoseOfTheContract() {
        assertThat(Arrays.stream(OperationType.values()).map(OperationType::wireName))
                .containsExactly(
                        "fetch_data",
                        "process_data",
                        "update_data",
                        "delete_data",
                        "monitor_data",
                        "verify_data",
                        "search_data",
                        "translate_data",
                        "summarize_data",
                        "analyze_data");
    }

    @Test
    void requestSourcesAreThoseOfTheContract() {
        assertThat(Arrays.stream(RequestSource.values()).map(RequestSource::wireName))
                .containsExactly("user", "model", "system", "scheduled", "api");
    }

    @Test
    void statusesAreThoseOfTheContract() {
        assertThat(Arrays.stream(ResponseStatus.values()).map(ResponseStatus::wireName))
                .containsExactly("success", "error", "pending", "partial", "timeout");
    }

    @Test
    void errorCodesAreThoseOfTheContract() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName))
                .containsExactly(
                        "invalid_request",
                        "no_data_found",
                        "source_unavailable",
                        "processing_failed",
                        "timeout",
                        "unknown_error");
    }

    @Test
    void prioritiesAreThoseOfTheContract() {
        assertThat(Arrays.stream(Priority.values()).map(priority -> priority.name() + " " + priority.level()))
                .containsExactly("CRITICAL 1", "HIGH 2", "MEDIUM 3", "LOW 4", "BACKGROUND 5");
        assertThat(Priority.DEFAULT).isEqualTo(Priority.MEDIUM);
        assertThat(Priority.of(1)).isEqualTo(Priority.CRITICAL);
        assertThat(Priority.of(5)).isEqualTo(Priority.BACKGROUND);
    }

    @Test
    void topicsAreThoseOfTheContract() {
        assertThat(Arrays.stream(TopicCategory.values())
                        .map(topic -> "%s %s %d %d"
                                .formatted(topic.key(), topic.topicName(), topic.partitions(), topic.replication())))
                .containsExactly(
                        "data_requests smartwhale.data.requests 5 3",
                        "data_responses_prefix smartwhale.data.responses 3 2",
                        "models_requests smartwhale.models.requests 5 3",
                        "balance_metrics smartwhale.balance.metrics 3 2",
                        "balance_events smartwhale.balance.events 5 3",
                        "system_logs smartwhale.core.logs 3 2");
    }

    @Test
    void namesAreFoundInAnyCaseInAnyLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(DataSource.fromWire("WIKI")).contains(DataSource.WIKI);
            assertThat(DataSource.fromWire("wIkI")).contains(DataSource.WIKI);
            assertThat(OperationType.fromWire("Fetch_Data")).contains(OperationType.FETCH_DATA);
            assertThat(DataSource.fromWire("wıkı")).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void unknownNamesAreNotFound() {
        assertThat(DataType.fromWire(null)).isEmpty();
        assertThat(DataType.fromWire("")).isEmpty();
        assertThat(DataType.fromWire(" text")).isEmpty();
        assertThat(DataType.fromWire("t".repeat(5_000_000))).isEmpty();
    }

    @Test
    void wrongTextInTheJavaApiNamesFieldValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> DataSource.of("gopher")).isInstanceOfSatisfying(InvalidValueException.class, e -> {
            assertThat(e.field()).isEqualTo("dataSource");
            assertThat(e.value()).isEqualTo("\"gopher\"");
            assertThat(e.allowed()).startsWith("web, wiki").endsWith("custom");
        });
        assertThatThrownBy(() -> OperationType.of(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Priority.of(0)).isInstanceOfSatisfying(InvalidValueException.class, e -> {
            assertThat(e.field()).isEqualTo("priority");
            assertThat(e.value()).isEqualTo("0");
            assertThat(e.allowed()).isEqualTo("1..5");
        });
        assertThatThrownBy(() -> Priority.of(-1)).hasMessageContaining("priority is -1; allowed: 1..5");
    }
}
