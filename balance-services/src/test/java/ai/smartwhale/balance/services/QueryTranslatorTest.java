// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestSource;
import ai.smartwhale.testkit.TestTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTranslatorTest {

    private static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");

    private final QueryTranslator translator =
            new QueryTranslator(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(30));

    @Test
    void wikiTakesTheQueryAsTitleAndPersianAsLanguage() {
        assertThat(parameters(DataSource.WIKI, "whales"))
                .isEqualTo(Map.of("query", "whales", "title", "whales", "language", "fa"));
    }

    @Test
    void whatIsGivenForWikiStays() {
        DataQuery query = DataQuery.builder("m")
                .query("whales")
                .source(DataSource.WIKI)
                .parameter("title", "Blue whale")
                .parameter("language", "en")
                .build();
        assertThat(translator.translate(query).payload().parameters())
                .isEqualTo(Map.of("query", "whales", "title", "Blue whale", "language", "en"));
    }

    @Test
    void webTakesAddressesAsUrlAndWordsAsSearchTerm() {
        assertThat(parameters(DataSource.WEB, "https://example.org/a"))
                .isEqualTo(Map.of("query", "https://example.org/a", "url", "https://example.org/a"));
        assertThat(parameters(DataSource.WEB, "big fish"))
                .isEqualTo(Map.of("query", "big fish", "search_term", "big fish"));
    }

    @Test
    void otherSourcesGetTheQueryAlone() {
        assertThat(parameters(DataSource.NEWS, "http news")).isEqualTo(Map.of("query", "http news"));
    }

    @Test
    void everythingThatWasAskedTravels() {
        String topic = TestTopics.unique("smartwhale.elsewhere");
        DataQuery query = DataQuery.builder("m-1")
                .query("q")
                .operation(OperationType.SEARCH_DATA)
                .dataType(DataType.VIDEO)
                .source(DataSource.APARAT)
                .priority(Priority.CRITICAL)
                .requestSource(RequestSource.SCHEDULED)
                .timeout(Duration.ofSeconds(7))
                .ttl(Duration.ofSeconds(9))
                .expiresAt(NOW.plusSeconds(5))
                .requireFresh(true)
                .maxSize(1_000)
                .tag("a")
                .context("k", 1)
                .batchId("b")
                .correlationId("c")
                .traceId("t")
                .sessionId("s")
                .responseTopic(topic)
                .build();
        DataRequest request = translator.translate(query);
        assertThat(request.metadata().source()).isEqualTo("balance");
        assertThat(request.metadata().destination()).isEqualTo("data");
        assertThat(request.metadata().timestamp()).startsWith("2026-01-02T10:00:00");
        assertThat(request.metadata().priority()).isEqualTo(Priority.CRITICAL);
        assertThat(request.metadata().requestSource()).isEqualTo(RequestSource.SCHEDULED);
        assertThat(request.metadata().ttl()).contains(Duration.ofSeconds(9));
        assertThat(request.metadata().expiresAt().flatMap(Expiry::moment)).contains(NOW.plusSeconds(5));
        assertThat(request.metadata().correlationId()).contains("c");
        assertThat(request.metadata().traceId()).contains("t");
        assertThat(request.metadata().sessionId()).contains("s");
        assertThat(request.payload().operation()).isEqualTo(OperationType.SEARCH_DATA);
        assertThat(request.payload().dataType()).isEqualTo(DataType.VIDEO);
        assertThat(request.payload().dataSource()).contains(DataSource.APARAT);
        assertThat(request.payload().timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(request.payload().requireFresh()).isTrue();
        assertThat(request.payload().maxSize()).contains(1_000L);
        assertThat(request.payload().tags()).containsExactly("a");
        assertThat(request.payload().context()).isEqualTo(Map.of("k", 1));
        assertThat(request.payload().batchId()).contains("b");
        assertThat(request.payload().responseTopic()).contains(topic);
    }

    @Test
    void patienceIsTheShortestOfTimeoutTtlAndExpiry() {
        DataQuery.of("m", "q");
        assertThat(translator.patience(DataQuery.of("m", "q"))).isEqualTo(Duration.ofSeconds(30));
        DataQueryBuilder query = DataQuery.builder("m").timeout(Duration.ofSeconds(10));
        assertThat(translator.patience(query.build())).isEqualTo(Duration.ofSeconds(10));
        assertThat(translator.patience(query.ttl(Duration.ofSeconds(8)).build()))
                .isEqualTo(Duration.ofSeconds(8));
        assertThat(translator.patience(query.expiresAt(NOW.plusSeconds(3)).build()))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(translator
                        .patience(query.expiresAt(NOW.minusSeconds(1)).build())
                        .isNegative())
                .isTrue();
    }

    private Map<String, Object> parameters(DataSource source, String query) {
        return translator
                .translate(DataQuery.builder("m").query(query).source(source).build())
                .payload()
                .parameters();
    }
}
