// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Sends answers. */
final class Reply {

    private static final byte[] NOTHING = {};

    private Reply() {}

    static void guard(HttpExchange exchange) {
        Headers headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                        + "require-trusted-types-for 'script'; trusted-types 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("Cache-Control", "no-store");
        headers.set("Vary", "Accept-Encoding, Cookie, Authorization");
    }

    /** What tells nothing may be kept, and is asked for again. */
    static void asset(HttpExchange exchange, Content content) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        content(exchange, content);
    }

    /** Sends it unless the client has it. */
    static void content(HttpExchange exchange, Content content) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", content.tag());
        headers.set("Content-Type", content.type());
        if (names(exchange, "If-None-Match", content.tag())) {
            send(exchange, 304, NOTHING);
            return;
        }
        boolean zipped = takesGzip(exchange) && content.zipped().length < content.plain().length;
        if (zipped) {
            headers.set("Content-Encoding", "gzip");
        }
        send(exchange, 200, zipped ? content.zipped() : content.plain());
    }

    static void json(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, body);
    }

    static void problem(HttpExchange exchange, int status, String what) throws IOException {
        json(exchange, status, DashboardJson.problem(what));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (status == 304 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean names(HttpExchange exchange, String header, String tag) {
        List<String> lines = exchange.getRequestHeaders().getOrDefault(header, List.of());
        return lines.stream().anyMatch(line -> line.contains(tag));
    }

    /** Whoever refuses it says so with a weight of nothing. */
    private static boolean takesGzip(HttpExchange exchange) {
        List<String> lines = exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of());
        return lines.stream()
                .map(line -> line.toLowerCase(Locale.ROOT).replace(" ", ""))
                .anyMatch(line -> line.contains("gzip") && !line.contains("gzip;q=0"));
    }
}
