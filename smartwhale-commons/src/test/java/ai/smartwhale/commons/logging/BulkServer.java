// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;

/** The bulk interface of a search server: creates documents by id, and fails as it is told. */
final class BulkServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Set<String> indices = new HashSet<>();
    private final Set<String> authorizations = new HashSet<>();
    private final Set<String> encodings = new HashSet<>();
    private BiFunction<String, Integer, Integer> itemStatus = (message, earlier) -> 201;
    private final Deque<String> strange = new ArrayDeque<>();
    private int lost;
    private int refused;
    private int refusedStatus;
    private int mostLines = Integer.MAX_VALUE;
    private String tooLong = "";

    BulkServer(int port) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/_bulk", this::handle);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        encodings.add(String.valueOf(encoding));
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String body;
        try (InputStream in =
                "gzip".equals(encoding) ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (refused > 0) {
            refused--;
            answer(exchange, refusedStatus, "{\"error\":\"busy\"}");
            return;
        }
        List<String> lines = body.lines().toList();
        if (lines.size() / 2 > mostLines || (!tooLong.isEmpty() && body.contains("\"" + tooLong + "\""))) {
            answer(exchange, 413, "");
            return;
        }
        String items = items(lines);
        if (lost > 0) {
            lost--;
            exchange.close();
            return;
        }
        answer(exchange, 200, strange.isEmpty() ? items : strange.removeFirst());
    }

    private String items(List<String> lines) throws IOException {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            JsonNode action = JSON.readTree(lines.get(i)).path("create");
            String message = JSON.readTree(lines.get(i + 1)).path("message").asText();
            String id = action.path("_id").asText();
            indices.add(action.path("_index").asText());
            int earlier = seen.merge(id, 1, Integer::sum) - 1;
            int status = documents.containsKey(id) ? 409 : itemStatus.apply(message, earlier);
            if (status == 201) {
                documents.put(id, message);
            }
            items.add("{\"create\":{\"_id\":\"" + id + "\",\"status\":" + status
                    + (status == 201
                            ? ",\"_shards\":{\"total\":1}"
                            : ",\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"value 's3cret'\","
                                    + "\"caused_by\":{\"type\":\"inner\"}}")
                    + "}}");
        }
        return "{\"took\":1,\"errors\":true,\"items\":[" + String.join(",", items) + "]}";
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    synchronized void itemStatus(BiFunction<String, Integer, Integer> value) {
        itemStatus = value;
    }

    synchronized void loseAnswers(int number) {
        lost = number;
    }

    synchronized void refuse(int times, int status) {
        refused = times;
        refusedStatus = status;
    }

    /** Takes the lines of the next requests, and answers with this instead of what became of them. */
    synchronized void answerOnce(List<String> texts) {
        strange.addAll(texts);
    }

    synchronized void mostLines(int value) {
        mostLines = value;
    }

    synchronized void tooLong(String message) {
        tooLong = message;
    }

    synchronized List<String> messages() {
        return List.copyOf(documents.values());
    }

    synchronized Set<String> indices() {
        return Set.copyOf(indices);
    }

    synchronized Set<String> authorizations() {
        return Set.copyOf(authorizations);
    }

    synchronized Set<String> encodings() {
        return Set.copyOf(encodings);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
