// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSeries;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a request to the dashboard. What goes wrong inside is not told outside. */
final class DashboardHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardHandler.class);
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> ACTING = Set.of("/api/session", "/api/alerts/acknowledge", "/api/alerts/silence");
    private static final Set<String> READ = Set.of("/api/snapshot", "/api/series", "/api/alerts", "/events");
    private static final Pattern SERIES_QUERY =
            Pattern.compile("name=([A-Z_0-9]{1,40})(?:&seconds=([1-9][0-9]{0,6}))?");
    private static final long USUAL_SECONDS = 900;

    private final DashboardManager manager;
    private final Assets assets;
    private final RenderedChanges rendered;
    private final Gate gate;
    private final AlertEndpoint alerts;
    private final EventStreams streams;

    DashboardHandler(
            DashboardManager manager,
            Assets assets,
            RenderedChanges rendered,
            Gate gate,
            AlertEndpoint alerts,
            EventStreams streams) {
        this.manager = manager;
        this.assets = assets;
        this.rendered = rendered;
        this.gate = gate;
        this.alerts = alerts;
        this.streams = streams;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Reply.guard(exchange);
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/events") && exchange.getRequestMethod().equals("GET") && gate.isOpen(exchange)) {
            streams.open(exchange);
            return;
        }
        try (exchange) {
            try {
                answer(exchange, path);
            } catch (RuntimeException e) {
                LOG.warn("{} cannot be answered", path, e);
                Reply.problem(exchange, 500, "an internal error");
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        boolean reading = READING.contains(exchange.getRequestMethod());
        Optional<Content> asset = assets.find(path);
        if (asset.isEmpty() && !ACTING.contains(path) && !READ.contains(path)) {
            Reply.problem(exchange, 404, "not found");
        } else if (ACTING.contains(path) ? !exchange.getRequestMethod().equals("POST") : !reading) {
            exchange.getResponseHeaders().set("Allow", ACTING.contains(path) ? "POST" : "GET, HEAD");
            Reply.problem(exchange, 405, "another method");
        } else if (asset.isPresent()) {
            Reply.asset(exchange, asset.orElseThrow());
        } else if (ACTING.contains(path)) {
            act(exchange, path);
        } else if (!gate.isOpen(exchange)) {
            refuse(exchange);
        } else {
            read(exchange, path);
        }
    }

    private void act(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/api/session")) {
            openSession(exchange);
        } else if (!gate.isOpen(exchange)) {
            refuse(exchange);
        } else if (!gate.mayAct(exchange)) {
            Reply.problem(exchange, 403, "only the page of this dashboard may do that");
        } else if (path.equals("/api/alerts/acknowledge")) {
            alerts.acknowledge(exchange);
        } else {
            alerts.silence(exchange);
        }
    }

    private void openSession(HttpExchange exchange) throws IOException {
        if (gate.hasToken(exchange)) {
            exchange.getResponseHeaders().set("Set-Cookie", gate.cookie(exchange));
            exchange.sendResponseHeaders(204, -1);
        } else {
            refuse(exchange);
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        Reply.problem(exchange, 401, "the token is needed");
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/api/snapshot" -> Reply.content(exchange, rendered.snapshot().content());
            case "/api/alerts" -> alerts.show(exchange);
            case "/api/series" -> series(exchange);
            default -> Reply.json(exchange, 200, new byte[0]);
        }
    }

    private void series(HttpExchange exchange) throws IOException {
        Matcher query = SERIES_QUERY.matcher(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        Optional<DashboardSeries> series = query.matches() ? find(query.group(1)) : Optional.empty();
        if (series.isEmpty()) {
            Reply.problem(exchange, 400, "ask for name=" + Arrays.toString(DashboardSeries.values()) + "&seconds=900");
            return;
        }
        long seconds = query.group(2) == null ? USUAL_SECONDS : Long.parseLong(query.group(2));
        DashboardSeries found = series.orElseThrow();
        byte[] body = DashboardJson.series(found, manager.series(found, Duration.ofSeconds(seconds)));
        String tag = Integer.toHexString(Arrays.hashCode(body)) + '-' + body.length;
        Reply.content(exchange, Content.of("application/json", tag, body));
    }

    private static Optional<DashboardSeries> find(String name) {
        return Arrays.stream(DashboardSeries.values())
                .filter(series -> series.name().equals(name))
                .findFirst();
    }
}
