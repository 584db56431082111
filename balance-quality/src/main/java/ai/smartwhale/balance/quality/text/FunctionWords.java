// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The small words of each language, which no text of some length can do without. */
final class FunctionWords {

    private static final String RESOURCE = "function-words.txt";

    /** Farther down the list words are frequent, but a text may well do without them. */
    private static final int FIRST = 60;

    /** Those of Gopher (Rae et al. 2021). */
    private static final List<String> GOPHER = List.of("the", "be", "to", "of", "and", "that", "have", "with");

    private final Map<Language, Set<Long>> words;

    private FunctionWords(Map<Language, Set<Long>> words) {
        this.words = words;
    }

    /** Read when first needed. */
    private static final class Shipped {
        static final FunctionWords INSTANCE = load();
    }

    static FunctionWords shipped() {
        return Shipped.INSTANCE;
    }

    private static FunctionWords load() {
        Map<Language, Set<Long>> words = new EnumMap<>(Language.class);
        try (InputStream in = FunctionWords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(':');
                for (Language language : Language.values()) {
                    if (colon == 2 && line.startsWith(language.code())) {
                        words.put(language, hashes(language, line.substring(colon + 1)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the function words cannot be read", e);
        }
        return new FunctionWords(words);
    }

    private static Set<Long> hashes(Language language, String list) {
        Set<Long> hashes = new HashSet<>();
        String text = language == Language.EN ? String.join(" ", GOPHER) : list;
        TextScan scan = TextScan.of(text);
        for (int i = 0; i < Math.min(FIRST, scan.words()); i++) {
            hashes.add(scan.hash(i));
        }
        return hashes;
    }

    /** How many words of a text are function words of a language, counted up to a number. */
    int count(TextScan scan, Language language, int enough) {
        Set<Long> known = words.getOrDefault(language, Set.of());
        int count = 0;
        for (int i = 0; i < scan.words() && count < enough; i++) {
            if (known.contains(scan.hash(i))) {
                count++;
            }
        }
        return count;
    }
}
