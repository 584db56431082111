// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.testkit.Collected;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One walk through a site, breadth first, page after page: a guest that asks for one thing at a time. */
final class WebCrawl {

    private static final int OK = 200;
    private static final int MOST_LINKS = 100;
    private static final int FIRST_SERVER_ERROR = 500;

    private final WebCollector collector;
    private final int most;
    private final boolean startIsResult;
    private final Deque<URI> waiting = new ArrayDeque<>();
    private final Set<URI> seen = new HashSet<>();
    private final List<Map<String, Object>> items = new ArrayList<>();

    /** Keeps the page that it starts from only where that was asked for, not where it is a search page. */
    WebCrawl(WebCollector collector, int most, boolean startIsResult) {
        this.collector = collector;
        this.most = most;
        this.startIsResult = startIsResult;
    }

    CompletableFuture<Collected> from(URI start, String wanted) {
        seen.add(start);
        return collector.get(start).thenCompose(response -> {
            if (response.statusCode() >= FIRST_SERVER_ERROR) {
                return done(Collected.unavailable("The site answers " + response.statusCode() + " for " + start));
            }
            if (response.statusCode() != OK) {
                return done(Collected.nothing("The site has no page " + start));
            }
            take(start, response, startIsResult);
            return next().thenApply(nothing -> outcome(start, wanted));
        });
    }

    private Collected outcome(URI start, String wanted) {
        return items.isEmpty()
                ? Collected.nothing("No page matches \"" + wanted + '"')
                : new Collected.Found(items, Optional.of(start.toString()));
    }

    /** Pages that fail on the way are left out: the walk has others. */
    private CompletableFuture<Void> next() {
        URI address = waiting.poll();
        if (address == null || items.size() >= most) {
            return CompletableFuture.completedFuture(null);
        }
        return collector.get(address).thenCompose(response -> {
            if (response.statusCode() == OK) {
                take(address, response, true);
            }
            return next();
        });
    }

    private void take(URI address, HttpResponse<String> response, boolean keep) {
        HtmlPage page = HtmlPage.parse(response.body(), address);
        if (keep) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("url", address.toString());
            item.put("title", page.title());
            item.put("language", page.language());
            item.put("text", page.text());
            items.add(item);
        }
        // Results of a search are not followed further: they were what was asked for.
        if (startIsResult || !keep) {
            page.links().stream()
                    .limit(MOST_LINKS)
                    .filter(collector::isOfSite)
                    .filter(seen::add)
                    .forEach(waiting::add);
        }
    }

    private static CompletableFuture<Collected> done(Collected outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
