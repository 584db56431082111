// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds documents that contain all words of a query, those with the words in their title and with rarer words first.
 * Letters that Arabic and Persian keyboards write differently count as the same. Thread-safe once it is filled.
 */
final class SearchIndex<T> {

    private static final int TITLE_WEIGHT = 5;
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final List<T> documents = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> postings = new HashMap<>();

    void add(T document, String title, String text) {
        int number = documents.size();
        documents.add(document);
        words(title).forEach(word -> count(word, number, TITLE_WEIGHT));
        words(text).forEach(word -> count(word, number, 1));
    }

    /** Nothing matches a query without words. */
    List<T> search(String query) {
        Map<Integer, Double> scores = new HashMap<>();
        Set<String> wanted = new LinkedHashSet<>(words(query));
        boolean first = true;
        for (String word : wanted) {
            Map<Integer, Integer> hits = postings.getOrDefault(word, Map.of());
            double rarity = Math.log(1.0 + (double) documents.size() / Math.max(1, hits.size()));
            if (first) {
                hits.keySet().forEach(number -> scores.put(number, 0.0));
                first = false;
            }
            scores.keySet().retainAll(hits.keySet());
            scores.replaceAll((number, score) -> score + rarity * hits.getOrDefault(number, 0));
        }
        Comparator<Map.Entry<Integer, Double>> best = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return scores.entrySet().stream()
                .sorted(best.thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> documents.get(entry.getKey()))
                .toList();
    }

    /** One way to write a text, so that two of them can be compared. */
    static String normalize(String text) {
        return String.join(" ", words(text));
    }

    private void count(String word, int document, int weight) {
        postings.computeIfAbsent(word, key -> new HashMap<>()).merge(document, weight, Integer::sum);
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replace('ي', 'ی')
                .replace('ك', 'ک');
        String lower = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return Arrays.stream(NOT_A_WORD.split(lower, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
