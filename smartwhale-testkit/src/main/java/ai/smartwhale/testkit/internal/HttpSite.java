// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.testkit.BundledSite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Serves the bundled pages. */
public final class HttpSite implements BundledSite {

    private static final int WORKERS = 4;
    private static final String SEARCH = "/search";

    private final Map<String, byte[]> pages = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final SearchIndex<String> index = new SearchIndex<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Threads.named("bundled-site"));
    private final HttpServer server;
    private final URI uri;

    private HttpSite(HttpServer server) {
        this.server = server;
        this.uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        for (String name : Resources.lines("site/pages.txt")) {
            byte[] bytes = Resources.bytes("site/" + name);
            HtmlPage page = HtmlPage.parse(new String(bytes, StandardCharsets.UTF_8), uri);
            pages.put('/' + name, bytes);
            titles.put('/' + name, page.title());
            index.add('/' + name, page.title(), page.text());
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
    }

    /**
     * Serves on a free port.
     *
     * @return the running site
     * @throws UncheckedIOException if no port can be used
     */
    public static HttpSite start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HttpSite site = new HttpSite(server);
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled site cannot be served", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 405, html("Only GET is served", ""));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals(SEARCH)) {
                answer(exchange, 200, results(query(exchange.getRequestURI())));
                return;
            }
            Optional<byte[]> page = Optional.ofNullable(pages.get(path.equals("/") ? "/index.html" : path));
            answer(exchange, page.isPresent() ? 200 : 404, page.orElseGet(() -> html("There is no such page", "")));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        // The server sends head and body apart; on a connection that was used before, the body waits 40 ms for the
        // acknowledgement of the head.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String query(URI address) {
        for (String pair : Optional.ofNullable(address.getRawQuery()).orElse("").split("&", -1)) {
            if (pair.startsWith("q=")) {
                return URLDecoder.decode(pair.substring(2), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private byte[] results(String words) {
        String list = index.search(words).stream()
                .map(path -> "<li><a href=\"" + path + "\">" + titles.get(path) + "</a></li>\n")
                .collect(Collectors.joining());
        return html("Search", "<ol>\n" + list + "</ol>\n");
    }

    private static byte[] html(String title, String body) {
        String page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>" + title + "</title></head>\n<body>\n<h1>"
                + title + "</h1>\n" + body + "</body>\n</html>\n";
        return page.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public List<URI> pages() {
        return pages.keySet().stream().map(uri::resolve).toList();
    }

    @Override
    public URI search(String words) {
        return searchAddress(uri, words);
    }

    static URI searchAddress(URI site, String words) {
        return site.resolve(SEARCH + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
