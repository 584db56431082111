// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.smartwhale.commons.monitoring.http.Page.Answer;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the page of a request and sends its answer. What goes wrong inside is not told outside. */
final class PagesHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PagesHandler.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Map<String, Page> pages;
    private final HttpHandler others;
    private final boolean onlyLocalNames;

    /** Others answers what is none of the pages, but to nobody who is not answered here. */
    PagesHandler(Map<String, Page> pages, HttpHandler others, boolean onlyLocalNames) {
        this.pages = Map.copyOf(pages);
        this.others = others;
        this.onlyLocalNames = onlyLocalNames;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        boolean ours = pages.containsKey(exchange.getRequestURI().getPath());
        if (ours || isStranger(exchange)) {
            handlePage(exchange);
        } else {
            others.handle(exchange);
        }
    }

    void handlePage(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            Answer answer = answer(exchange);
            headers.set("Content-Type", answer.contentType());
            if (exchange.getRequestMethod().equals("HEAD")) {
                headers.set("Content-Length", Integer.toString(answer.body().length));
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        Headers asked = exchange.getRequestHeaders();
        if (isStranger(exchange)) {
            return text(421, "ask for localhost");
        }
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return text(405, "GET and HEAD only");
        }
        Page page = pages.get(exchange.getRequestURI().getPath());
        if (page == null) {
            return text(404, "not found");
        }
        try {
            return page.answer(Optional.ofNullable(asked.getFirst("Accept")));
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be answered", exchange.getRequestURI().getPath(), e);
            return text(500, "an internal error");
        }
    }

    private boolean isStranger(HttpExchange exchange) {
        return onlyLocalNames
                && !LocalNames.isLocal(exchange.getRequestHeaders().getFirst("Host"));
    }

    private static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", (text + '\n').getBytes(US_ASCII));
    }
}
