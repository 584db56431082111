// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of this machine that does what servers do, good and bad, as the path says. */
final class LocalHttpServer implements AutoCloseable {

    private static final int CHUNK = 8_192;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    LocalHttpServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri(String path) {
        return uri("127.0.0.1", path);
    }

    URI uri(String host, String path) {
        return URI.create("http://" + host + ':' + server.getAddress().getPort() + path);
    }

    int calls() {
        return calls.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        int call = calls.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.equals("/flaky")) {
                answer(exchange, call <= Integer.parseInt(query.substring("fail=".length())) ? 503 : 200, body);
            } else if (path.startsWith("/status/")) {
                answer(exchange, Integer.parseInt(path.substring("/status/".length())), body);
            } else if (path.equals("/redirect")) {
                exchange.getResponseHeaders().add("Location", query.substring("to=".length()));
                answer(exchange, 302, body);
            } else if (path.equals("/loop")) {
                exchange.getResponseHeaders().add("Location", "/loop");
                answer(exchange, 307, body);
            } else if (path.startsWith("/bytes/")) {
                pour(exchange, Long.parseLong(path.substring("/bytes/".length())));
            } else if (path.equals("/drip")) {
                drip(exchange);
            } else if (path.equals("/break")) {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write(1);
            } else {
                answer(exchange, 200, body);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void pour(HttpExchange exchange, long count) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = new byte[CHUNK];
        for (long left = count; left > 0; left -= chunk.length) {
            exchange.getResponseBody().write(chunk);
        }
    }

    /** One byte, and no more until the end. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(1);
        exchange.getResponseBody().flush();
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
