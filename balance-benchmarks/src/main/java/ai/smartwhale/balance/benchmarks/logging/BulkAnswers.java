// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.logging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Answers bulk requests as a search server does that takes every line. */
final class BulkAnswers implements AutoCloseable {

    private final HttpServer http;

    private BulkAnswers(HttpServer http) {
        this.http = http;
    }

    static BulkAnswers start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/_bulk", BulkAnswers::answer);
        http.start();
        return new BulkAnswers(http);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        StringBuilder items = new StringBuilder("{\"errors\":false,\"items\":[");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(exchange.getRequestBody()), StandardCharsets.UTF_8))) {
            long actions = lines.lines().count() / 2;
            for (long i = 0; i < actions; i++) {
                items.append(i == 0 ? "" : ",").append("{\"create\":{\"status\":201}}");
            }
        }
        byte[] body = items.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
