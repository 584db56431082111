// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final RequestHandler handler = RequestHandler.create(RequestHandlerConfig.withDefaults(), CLOCK);

    private static DataRequest request(UnaryOperator<RequestPayload.Builder> change) {
        RequestPayload payload = change.apply(RequestPayload.builder("m").parameters(Map.of("query", "q")))
                .build();
        return MessageSchemas.createDataRequest("m", payload, Priority.DEFAULT, CLOCK);
    }

    private static DataRequest with(Map<String, Object> parameters) {
        return request(payload -> payload.parameters(parameters));
    }

    private List<String> violations(DataRequest request) {
        return handler.validateRequest(request).violations().stream()
                .map(violation -> violation.field() + ' ' + violation.code())
                .toList();
    }

    private DataRequest expiring(String at) {
        DataRequest request = request(payload -> payload);
        return new DataRequest(request.metadata().toBuilder().expiresAt(at).build(), request.payload());
    }

    @Test
    void whatIsRightHasNoViolations() {
        assertThat(violations(request(payload -> payload))).isEmpty();
        assertThat(violations(expiring("2026-11-20T10:00:00.001Z"))).isEmpty();
        assertThat(violations(expiring("2026-11-20T13:30:01+03:30"))).isEmpty();
        assertThat(violations(expiring("2026-11-20T10:00:01.000001"))).isEmpty();
        assertThat(violations(expiring("2026-11-20 10:00:01"))).isEmpty();
        assertThat(violations(expiring("2026-11-21"))).isEmpty();
    }

    @Test
    void whatHasExpiredIsRefused() {
        assertThat(violations(expiring("2026-11-20T10:00:00Z"))).containsExactly("metadata.expires_at EXPIRED");
        assertThat(violations(expiring("2026-11-20T13:29:59+03:30"))).containsExactly("metadata.expires_at EXPIRED");
        assertThat(violations(expiring("tomorrow"))).containsExactly("metadata.expires_at MALFORMED");
    }

    @Test
    void allThatIsWrongIsFound() {
        DataRequest request = request(payload -> payload.timeout(Duration.ZERO)
                .maxSize(0)
                .parameters(Map.of("query", 1, "count", -1, "max_pages", "many", "language", "?", "url", "ftp://x")));
        assertThat(violations(request))
                .containsExactlyInAnyOrder(
                        "payload.parameters.query WRONG_TYPE",
                        "payload.parameters.count OUT_OF_RANGE",
                        "payload.parameters.max_pages WRONG_TYPE",
                        "payload.parameters.language MALFORMED",
                        "payload.parameters.url MALFORMED",
                        "payload.timeout OUT_OF_RANGE",
                        "payload.max_size OUT_OF_RANGE");
    }

    @Test
    void limitsAreKept() {
        assertThat(violations(with(Map.of("query", "x".repeat(4_096))))).isEmpty();
        assertThat(violations(with(Map.of("query", "x".repeat(4_097)))))
                .containsExactly("payload.parameters.query TOO_LARGE");
        assertThat(violations(with(Map.of()))).containsExactly("payload.parameters.query MISSING");
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i <= 100; i++) {
            many.put("p" + i, i);
        }
        assertThat(violations(with(many))).containsExactly("payload.parameters TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://127.0.0.1:8080/admin",
                "https://[::1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://2130706433.example.localhost/",
                "http://user:secret@example.org/",
                "http://intranet/"
            })
    void addressesThatLeadInsideAreRefusedAndNotRepeated(String url) {
        ValidationResult result = handler.validateRequest(with(Map.of("url", url)));
        assertThat(result.violations()).extracting(Violation::code).containsOnly(Violation.Code.UNSAFE_ADDRESS);
        assertThat(result.text()).doesNotContain("secret").doesNotContain(url);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.ORG:80/a/./b/../c#part, http://example.org/a/c",
        "https://example.org:443, https://example.org/",
        "https://example.org:8443/?b=2&a=1, https://example.org:8443/?b=2&a=1",
        "http://example.org/../x, http://example.org/x",
        "http://example.org/%D9%86, http://example.org/%D9%86",
        "not an address, not an address"
    })
    void addressesHaveOneForm(String given, String expected) {
        assertThat(CanonicalAddress.of(given)).isEqualTo(expected);
        assertThat(CanonicalAddress.of(expected)).isEqualTo(expected);
    }

    @Test
    void eachSourceGetsWhatItNeeds() {
        assertThat(prepared(DataSource.WIKI, " نهنگ "))
                .containsEntry("title", "نهنگ")
                .containsEntry("language", "fa");
        assertThat(prepared(DataSource.WEB, "http://Example.org")).containsEntry("url", "http://example.org/");
        assertThat(prepared(DataSource.WEB, "whales"))
                .containsEntry("search_term", "whales")
                .doesNotContainKey("url");
        assertThat(prepared(DataSource.NEWS, "whales")).containsOnlyKeys("query");
    }

    private Map<String, Object> prepared(DataSource source, String query) {
        DataRequest request = request(payload -> payload.dataSource(source).parameters(Map.of("query", query)));
        return handler.preprocessRequest(request).request().payload().parameters();
    }

    /** Whatever comes, a result or a typed refusal is the answer. */
    @Test
    void noMessageIsAnAccident() {
        Random random = new Random(20_261_120);
        String[] fields = {
            "request_id", "timestamp", "source", "destination", "priority", "ttl", "expires_at", "operation",
                    "model_id",
            "data_type", "data_source", "parameters", "timeout", "max_size", "tags", "context", "response_topic", "url"
        };
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            Map<String, Object> message = new HashMap<>();
            message.put("metadata", random.nextInt(20) == 0 ? "x" : section(random, fields));
            message.put("payload", random.nextInt(20) == 0 ? List.of() : section(random, fields));
            boolean valid = handler.validateRequest(message).isValid();
            try {
                handler.preprocessRequest(message);
            } catch (InvalidRequestException expected) {
                assertThat(valid).isFalse();
                assertThat(expected.result().isValid()).isFalse();
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static Map<String, Object> section(Random random, String[] fields) {
        Map<String, Object> section = new HashMap<>();
        for (String field : fields) {
            if (random.nextBoolean()) {
                section.put(field, value(random));
            }
        }
        return section;
    }

    private static Object value(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextDouble() * 1e12;
            case 2 -> "fetch_data";
            case 3 -> "m" + random.nextInt(9);
            case 4 -> Map.of("query", "\uD800 half", "url", "http://[");
            case 5 -> List.of(1, "two");
            case 6 -> "";
            case 7 -> "text";
            default -> Double.NaN;
        };
    }
}
