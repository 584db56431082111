// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the Data service of a soak knows about each key, and by what an answer is recognized. Thread-safe. */
public final class Content {

    private static final List<String> WORDS = List.of(
            "whale",
            "ocean",
            "water",
            "current",
            "harbor",
            "island",
            "winter",
            "summer",
            "signal",
            "northern",
            "southern",
            "distance",
            "migration",
            "population",
            "surface",
            "depth",
            "journey",
            "season",
            "coast",
            "song");
    /** With the small words that make a text one: answers pass a control of their quality. */
    private static final List<String> SENTENCES = List.of(
            " In the %s of the %s there is a %s that you have not seen with the %s.",
            " It was said that the %s and the %s are to be found at the %s, for the %s.",
            " A %s can be heard by those who have been near to the %s, and with it the %s of a %s.",
            " That %s is of the same kind as the %s, but the %s was with the %s before.",
            " To the %s belongs the %s, and who looks at a %s will see that it has its %s.");

    private final long seed;

    /**
     * Content that depends on a seed.
     *
     * @param seed any number
     */
    public Content(long seed) {
        this.seed = seed;
    }

    /**
     * What is known about a key.
     *
     * @param key the key
     * @return its title and a text
     */
    public Map<String, Object> of(String key) {
        SplittableRandom random = new SplittableRandom(seed ^ key.hashCode());
        StringBuilder text = new StringBuilder("About ").append(key).append(':');
        int first = random.nextInt(SENTENCES.size());
        for (int i = 0; i < SENTENCES.size(); i++) {
            String sentence = SENTENCES.get((first + i) % SENTENCES.size());
            text.append(sentence.formatted(word(random), word(random), word(random), word(random)));
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("title", key);
        item.put("text", text.toString());
        return item;
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /**
     * By what the answer about a key is recognized.
     *
     * @param key the key
     * @return a hash
     */
    public String hash(String key) {
        return hashOf(List.of(of(key)));
    }

    /**
     * The hash of the data of an answer.
     *
     * @param data as it came
     * @return a hash; equal to that of the key only if title and text are, to the last character
     */
    public static String hashOf(Object data) {
        StringBuilder text = new StringBuilder();
        if (data instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> fields) {
                    text.append(fields.get("title"))
                            .append('\n')
                            .append(fields.get("text"))
                            .append('\n');
                } else {
                    text.append(item);
                }
            }
        } else {
            text.append(data);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
