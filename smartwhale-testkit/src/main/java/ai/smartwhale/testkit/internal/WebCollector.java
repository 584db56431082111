// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.testkit.Collected;
import ai.smartwhale.testkit.Collector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Fetches pages of one web site. */
public final class WebCollector implements Collector {

    private static final int DEFAULT_PAGES = 3;
    private static final int MOST_PAGES = 20;
    private static final int MOST_AT_ONCE = 32;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI site;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, Threads.named("web-collector"));
    private final Gate gate = new Gate(MOST_AT_ONCE);
    private final HttpClient client = HttpClient.newBuilder()
            .executor(workers)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * A collector of one site.
     *
     * @param site its address
     */
    public WebCollector(URI site) {
        this.site = site;
    }

    @Override
    public CompletableFuture<Collected> collect(RequestPayload request) {
        Parameters parameters = new Parameters(request);
        int pages = parameters.number("max_pages", DEFAULT_PAGES, 1, MOST_PAGES);
        Optional<String> address =
                parameters.text("url").or(() -> Optional.of(parameters.query()).filter(WebCollector::isAddress));
        if (address.isEmpty()) {
            String words = parameters.text("search_term").orElseGet(parameters::query);
            return new WebCrawl(this, pages, false).from(HttpSite.searchAddress(site, words), words);
        }
        try {
            URI start = URI.create(address.orElseThrow());
            return isOfSite(start)
                    ? new WebCrawl(this, pages, true).from(start, start.toString())
                    : done(Collected.unavailable("url is " + start + "; only " + site + " can be reached"));
        } catch (IllegalArgumentException e) {
            return done(Collected.invalid("url is \"" + address.orElseThrow() + "\"; allowed: an address"));
        }
    }

    static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    boolean isOfSite(URI address) {
        return site.getScheme().equals(address.getScheme())
                && site.getAuthority().equals(address.getAuthority());
    }

    CompletableFuture<HttpResponse<String>> get(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
        // The time of a fetch begins when it does: a burst waits here and does not run into its own timeout.
        return gate.enter(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private static CompletableFuture<Collected> done(Collected outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
