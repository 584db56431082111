// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Queries that the bundled data answers. */
public final class Keys {

    private static final String LANGUAGE = "fa";
    private static final String PAGE = ".html";

    private Keys() {}

    /**
     * The titles of the articles in the language that is looked in when none is named.
     *
     * @return the titles
     */
    public static List<String> articles() {
        ObjectMapper json = new ObjectMapper();
        List<String> titles = new ArrayList<>();
        for (String line : Resources.lines("wiki.jsonl")) {
            try {
                JsonNode article = json.readTree(line);
                if (article.path("language").asText().equals(LANGUAGE)) {
                    titles.add(article.path("title").asText());
                }
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("The bundled articles cannot be read", e);
            }
        }
        return List.copyOf(titles);
    }

    /**
     * Words to search the site for: the names of its English pages.
     *
     * @return the words
     */
    public static List<String> pages() {
        return Resources.lines("site/pages.txt").stream()
                .filter(name -> name.endsWith(PAGE) && !name.contains("-") && !name.startsWith("index"))
                .map(name -> name.substring(0, name.length() - PAGE.length()))
                .toList();
    }

    /**
     * Filters of the table, each for one record.
     *
     * @return the filters
     */
    public static List<String> records() {
        return Resources.lines("elements.csv").stream()
                .skip(1)
                .map(row -> "symbol=" + row.substring(row.indexOf(',') + 1, row.indexOf(',', row.indexOf(',') + 1)))
                .toList();
    }
}
