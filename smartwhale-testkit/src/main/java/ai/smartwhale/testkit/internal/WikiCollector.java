// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.testkit.Collected;
import ai.smartwhale.testkit.Collector;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Encyclopedia articles from a file with one JSON object on each line. */
public final class WikiCollector implements Collector {

    private static final String LANGUAGE = "fa";

    private final Map<String, Shelf> shelves = new HashMap<>();

    /** Reads the bundled file. */
    public WikiCollector() {
        ObjectMapper json = new ObjectMapper();
        for (String line : Resources.lines("wiki.jsonl")) {
            add(read(json, line));
        }
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The bundled articles cannot be read", e);
        }
    }

    private void add(JsonNode line) {
        String title = line.path("title").asText();
        String language = line.path("language").asText();
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("title", title);
        article.put("language", language);
        article.put("text", line.path("text").asText());
        shelves.computeIfAbsent(language, key -> new Shelf()).add(title, article);
    }

    @Override
    public CompletableFuture<Collected> collect(RequestPayload request) {
        Parameters parameters = new Parameters(request);
        String language = parameters.text("language").orElse(LANGUAGE).toLowerCase(Locale.ROOT);
        String wanted = parameters.text("title").orElseGet(parameters::query);
        Optional<Shelf> shelf = Optional.ofNullable(shelves.get(language));
        if (shelf.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Collected.nothing("No articles in language \"" + language + "\"; there are " + shelves.keySet()));
        }
        List<Map<String, Object>> articles = request.operation() == OperationType.SEARCH_DATA
                ? shelf.orElseThrow().search(wanted)
                : shelf.orElseThrow().fetch(wanted);
        return CompletableFuture.completedFuture(
                articles.isEmpty()
                        ? Collected.nothing("No article \"" + wanted + "\" in language \"" + language + '"')
                        : new Collected.Found(articles, Optional.empty()));
    }

    /** The articles of one language. */
    private static final class Shelf {

        private final Map<String, Map<String, Object>> byTitle = new HashMap<>();
        private final SearchIndex<Map<String, Object>> index = new SearchIndex<>();

        void add(String title, Map<String, Object> article) {
            byTitle.put(SearchIndex.normalize(title), article);
            index.add(article, title, String.valueOf(article.get("text")));
        }

        List<Map<String, Object>> search(String words) {
            return index.search(words);
        }

        /** The article of that title, else the best that contains the words. */
        List<Map<String, Object>> fetch(String title) {
            List<Map<String, Object>> articles = new ArrayList<>();
            Optional.ofNullable(byTitle.get(SearchIndex.normalize(title))).ifPresent(articles::add);
            return articles.isEmpty() ? search(title).stream().limit(1).toList() : articles;
        }
    }
}
