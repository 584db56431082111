// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sample messages: those of the shared data where they are, and a few of our own everywhere. */
final class WireSamples {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private WireSamples() {}

    /** A message as it travels, and whether it is to be accepted. */
    record Sample(String name, String kind, boolean valid, String json) {
        byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }

        boolean isResponse() {
            return kind.equals("DataResponse");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Path sharedFile() {
        return Path.of(System.getProperty("smartwhale.data", "../shared/data"), "wire", "messages.jsonl");
    }

    static List<Sample> shared() {
        try {
            return Files.readAllLines(sharedFile()).stream()
                    .map(WireSamples::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Sample> bundled() {
        try (InputStream in = WireSamples.class.getResourceAsStream("/wire/messages.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(WireSamples::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample parse(String line) {
        try {
            JsonNode sample = MAPPER.readTree(line);
            return new Sample(
                    sample.get("name").asText(),
                    sample.get("kind").asText(),
                    sample.get("valid").asBoolean(),
                    sample.get("json").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
