// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.testkit.internal.TableCollector;
import ai.smartwhale.testkit.internal.WebCollector;
import ai.smartwhale.testkit.internal.WikiCollector;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Collects from one data source. Thread-safe; the call returns soon and never throws for what a request contains. */
@FunctionalInterface
public interface Collector extends AutoCloseable {

    /**
     * Collects what a request asks for.
     *
     * @param request operation, parameters and limits
     * @return completes with what was found; exceptionally where collecting itself failed
     */
    CompletableFuture<Collected> collect(RequestPayload request);

    /** Lets go of what the collector holds; nothing by default. */
    @Override
    default void close() {}

    /**
     * Collects pages over HTTP. Parameter {@code url}, or a {@code query} that begins with {@code http}, is fetched and
     * its links are followed; otherwise {@code search_term} or {@code query} goes to the search page of the site. At
     * most {@code max_pages} pages (3 by default, 20 at most) of this one site are fetched, never of another.
     *
     * @param site the site, such as that of a {@link BundledSite}
     * @return the collector
     */
    static Collector web(URI site) {
        return new WebCollector(site);
    }

    /**
     * Looks up encyclopedia articles in a bundled file of 30, in English and Persian: by {@code title}, else by the
     * words of the {@code query}, in {@code language} ({@code fa} by default).
     *
     * @return the collector
     */
    static Collector wiki() {
        return new WikiCollector();
    }

    /**
     * Looks up rows in a bundled table of 60 chemical elements: {@code query} is {@code column=value}, or words that a
     * row must contain.
     *
     * @return the collector
     */
    static Collector database() {
        return new TableCollector();
    }
}
