// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.RequestPayload;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CollectorTest {

    private static BundledSite site;
    private static Collector web;
    private final Collector wiki = Collector.wiki();
    private final Collector database = Collector.database();

    @BeforeAll
    static void serve() {
        site = BundledSite.start();
        web = Collector.web(site.uri());
    }

    @AfterAll
    static void close() {
        web.close();
        site.close();
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Blue whale, en, Blue whale",
        "blue WHALE, en, Blue whale",
        "يادگيري ماشين, fa, یادگیری ماشین",
        "krill metres, en, Blue whale",
        "هفت‌سین, fa, نوروز"
    })
    void articlesAreFoundByTitleThenByWords(String query, String language, String title) throws Exception {
        List<Map<String, Object>> items = found(collect(wiki, Map.of("query", query, "language", language)));
        assertThat(items).hasSize(1);
        assertThat(items.get(0)).containsEntry("title", title).containsEntry("language", language);
        assertThat((String) items.get(0).get("text")).isNotBlank();
    }

    @Test
    void articlesArePersianUnlessAnotherLanguageIsAskedFor() throws Exception {
        assertThat(found(collect(wiki, Map.of("title", "تهران"))).get(0)).containsEntry("language", "fa");
        assertThat(failure(collect(wiki, Map.of("title", "Tehran")))).isEqualTo(ErrorCode.NO_DATA_FOUND);
        assertThat(failure(collect(wiki, Map.of("title", "Tehran", "language", "xx"))))
                .isEqualTo(ErrorCode.NO_DATA_FOUND);
    }

    @Test
    void aSearchFindsEveryArticleWithTheWords() throws Exception {
        Collected found = search(wiki, Map.of("query", "learning", "language", "en"));
        assertThat(found(found))
                .hasSizeGreaterThan(1)
                .first()
                .extracting("title")
                .isEqualTo("Machine learning");
        assertThat(found(found))
                .allSatisfy(item -> assertThat(item.toString().toLowerCase()).contains("learning"));
    }

    @ParameterizedTest
    @CsvSource({"symbol=Fe, 1", "category = noble gas, 5", "period=2, 8", "iron, 1", "noble gas, 5", "transition 5, 12"
    })
    void rowsAreFoundByColumnOrWords(String query, int rows) throws Exception {
        assertThat(found(collect(database, Map.of("query", query)))).hasSize(rows);
    }

    @Test
    void rowsAreFoundWholeOrNotAtAll() throws Exception {
        assertThat(found(collect(database, Map.of("query", "name=silver"))).get(0))
                .isEqualTo(Map.of(
                        "number",
                        "47",
                        "symbol",
                        "Ag",
                        "name",
                        "Silver",
                        "mass",
                        "107.87",
                        "category",
                        "transition metal",
                        "period",
                        "5"));
        assertThat(failure(collect(database, Map.of("query", "symbol=Au")))).isEqualTo(ErrorCode.NO_DATA_FOUND);
        assertThat(failure(collect(database, Map.of("query", "")))).isEqualTo(ErrorCode.NO_DATA_FOUND);
        Collected.Failed unknown = (Collected.Failed) collect(database, Map.of("query", "colour=red"));
        assertThat(unknown.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(unknown.reason()).contains("\"colour\"").contains("symbol");
    }

    @Test
    void aPageIsFetchedAndItsLinksAreFollowed() throws Exception {
        Map<String, Object> whales =
                Map.of("url", site.uri().resolve("whales.html").toString(), "max_pages", 4);
        Collected.Found found = (Collected.Found) collect(web, whales);
        assertThat(found.items())
                .extracting("title")
                .containsExactly("Whales of the open ocean", "Krill", "Sound under water", "Harbour Library");
        assertThat(found.items().get(0)).containsEntry("language", "en");
        assertThat((String) found.items().get(0).get("text"))
                .startsWith("Whales of the open ocean Whales are mammals")
                .doesNotContain("<", "max-width");
        assertThat(found.sourceUrl()).hasValue(site.uri().resolve("whales.html").toString());
    }

    @Test
    void wordsGoToTheSearchPageOfTheSite() throws Exception {
        assertThat(found(collect(web, Map.of("query", "krill"))))
                .hasSize(3)
                .first()
                .extracting("title")
                .isEqualTo("Krill");
        assertThat(found(collect(web, Map.of("search_term", "خلیج فارس", "max_pages", "1.0"))))
                .hasSize(1);
        assertThat(found(collect(web, Map.of("query", "الحوت"))))
                .first()
                .extracting("language")
                .isEqualTo("ar");
        assertThat(failure(collect(web, Map.of("query", "zeppelin")))).isEqualTo(ErrorCode.NO_DATA_FOUND);
    }

    @Test
    void theWholeSiteCanBeWalked() throws Exception {
        Collected all = collect(web, Map.of("url", site.uri().toString(), "max_pages", 1_000));
        // "/" and its page are two addresses of one page, and nothing leads to the poetry.
        assertThat(found(all)).hasSize(20).extracting("title").doesNotContain("شعر دریا");
        assertThat(site.pages()).hasSize(20);
    }

    @Test
    void addressesThatCannotBeFetchedAreNamed() throws Exception {
        assertThat(failure(collect(web, Map.of("url", site.uri() + "missing.html"))))
                .isEqualTo(ErrorCode.NO_DATA_FOUND);
        assertThat(failure(collect(web, Map.of("query", "http://example.org/"))))
                .isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(failure(collect(web, Map.of("url", "http://bad host/")))).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void aSiteThatIsGoneFailsTheCollection() {
        BundledSite gone = BundledSite.start();
        URI address = gone.uri();
        gone.close();
        try (Collector collector = Collector.web(address)) {
            assertThat(collector.collect(payload(OperationType.FETCH_DATA, Map.of("query", "krill"))))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    private static RequestPayload payload(OperationType operation, Map<String, Object> parameters) {
        return RequestPayload.builder("model-1")
                .operation(operation)
                .parameters(new HashMap<>(parameters))
                .build();
    }

    private static Collected collect(Collector collector, Map<String, Object> parameters) throws Exception {
        return collector.collect(payload(OperationType.FETCH_DATA, parameters)).get(20, TimeUnit.SECONDS);
    }

    private static Collected search(Collector collector, Map<String, Object> parameters) throws Exception {
        return collector.collect(payload(OperationType.SEARCH_DATA, parameters)).get(20, TimeUnit.SECONDS);
    }

    private static List<Map<String, Object>> found(Collected collected) {
        assertThat(collected).isInstanceOf(Collected.Found.class);
        return ((Collected.Found) collected).items();
    }

    private static ErrorCode failure(Collected collected) {
        assertThat(collected).isInstanceOf(Collected.Failed.class);
        return ((Collected.Failed) collected).code();
    }
}
