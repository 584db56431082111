// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The labelled corpus: what a seed makes, and what was written by hand. */
public final class MaskingCorpus {

    static final String GENERATED = "masking-corpus.jsonl";
    static final String BY_HAND = "masking-hard-cases.jsonl";
    private static final long SEED = 20_260_411;
    private static final int POSITIVES_OF_EACH = 300;
    private static final int NEGATIVES = 2_100;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private MaskingCorpus() {}

    /** Everything that is committed. */
    public static List<CorpusLine> read() {
        List<CorpusLine> lines = new ArrayList<>(read(GENERATED));
        lines.addAll(read(BY_HAND));
        return lines;
    }

    static List<CorpusLine> read(String file) {
        List<CorpusLine> lines = new ArrayList<>();
        for (String line : text(file).split("\n", -1)) {
            if (!line.isBlank()) {
                try {
                    lines.add(JSON.readValue(line, CorpusLine.class));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(line, e);
                }
            }
        }
        return lines;
    }

    static String text(String file) {
        try (InputStream in = MaskingCorpus.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same lines on every machine. */
    static List<CorpusLine> generate() {
        Random random = new Random(SEED);
        CorpusPositives positives = new CorpusPositives(random);
        CorpusNegatives negatives = new CorpusNegatives(random);
        List<CorpusLine> lines = new ArrayList<>();
        for (int i = 0; i < POSITIVES_OF_EACH; i++) {
            lines.add(positives.secret());
            lines.add(positives.secret());
            lines.add(positives.token());
            lines.add(positives.card());
            lines.add(positives.email());
            lines.add(positives.nationalId());
            lines.add(positives.phone());
            lines.add(positives.iban());
        }
        for (int i = 0; i < NEGATIVES; i++) {
            lines.add(negatives.next());
        }
        return lines;
    }

    /**
     * Watchers of repositories take made-up tokens for real ones, so each has one of its letters escaped in the file.
     */
    static String write(List<CorpusLine> lines) {
        StringBuilder out = new StringBuilder();
        for (CorpusLine line : lines) {
            try {
                String json = JSON.writeValueAsString(line);
                if (line.kind().equals("TOKEN") || line.kind().equals("SECRET")) {
                    for (String prefix : List.of(
                            "ghp_",
                            "gho_",
                            "ghs_",
                            "ghu_",
                            "ghr_",
                            "github_pat_",
                            "glpat-",
                            "xoxb-",
                            "xoxp-",
                            "AKIA",
                            "ASIA",
                            "AIza",
                            "sk_live_",
                            "rk_live_",
                            "sk_test_",
                            "sk-",
                            "hf_",
                            "npm_",
                            "eyJ",
                            "-----BEGIN")) {
                        json = json.replace(
                                prefix,
                                prefix.charAt(0)
                                        + String.format(Locale.ROOT, "\\u%04x", (int) prefix.charAt(1))
                                        + prefix.substring(2));
                    }
                }
                out.append(json).append('\n');
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return out.toString();
    }

    /** Writes the generated half anew: give it the folder of the resources. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0], GENERATED), write(generate()), StandardCharsets.UTF_8);
    }
}
