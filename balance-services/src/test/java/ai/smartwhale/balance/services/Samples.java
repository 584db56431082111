// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as they are met in the field: of the shared data where it is there, else made up alike. */
final class Samples {

    private static final Pattern LINE =
            Pattern.compile("\\{\"name\": \"([^\"]+)\".*\"valid\": (true|false).*?\"json\": \"(.*)\"}");

    private static final String UPPER_CASE = """
            {"metadata": {"request_id": "3f", "timestamp": "2026-11-15T10:00:00.000Z", "source": "client", \
            "destination": "balance", "priority": 2, "request_source": "user"}, \
            "payload": {"operation": "FETCH_DATA", "model_id": "client-model", "data_type": "TEXT", \
            "data_source": "WIKI", "parameters": {"title": "whale", "language": "fa"}, \
            "response_topic": "smartwhale.models.responses.client-model"}}""";

    private Samples() {}

    /** The upper-case request of a client, for a model and a response topic. */
    static String upperCase(String model, String responseTopic) {
        String sample = lines().stream()
                .filter(line -> line.group(1).equals("uppercase-request"))
                .map(line -> unescape(line.group(3)))
                .findFirst()
                .orElse(UPPER_CASE);
        return sample.replace("smartwhale.models.responses.client-model", responseTopic)
                .replace("client-model", model);
    }

    /** What must be refused. */
    static List<String> hostile(String model) {
        List<String> all = new ArrayList<>(lines().stream()
                .filter(line -> line.group(1).startsWith("bad-"))
                .map(line -> unescape(line.group(3)))
                .toList());
        all.add("not json");
        all.add("[".repeat(100_000));
        all.add("{\"metadata\": {\"request_id\": \"x\"}, \"payload\": {\"model_id\": \"../../" + model + "\"}}");
        all.add("{\"metadata\": 1, \"payload\": {\"model_id\": \"" + model + "\", \"operation\": []}}");
        return all;
    }

    private static List<Matcher> lines() {
        Path file = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), "wire", "messages.jsonl");
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(LINE::matcher).filter(Matcher::matches).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Undoes the escapes of a JSON text; {@code \\u} escapes stay, which the inner JSON understands as well. */
    private static String unescape(String text) {
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
