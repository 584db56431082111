// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.testkit.Collected;
import ai.smartwhale.testkit.Collector;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the collector of a request; a request without source is offered to one after the other. */
final class Sources {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);
    private static final List<DataSource> AUTOMATIC = List.of(DataSource.WIKI, DataSource.DATABASE, DataSource.WEB);

    private final Map<DataSource, Collector> collectors;

    Sources(Map<DataSource, Collector> collectors) {
        this.collectors = Map.copyOf(collectors);
    }

    /**
     * What came of asking.
     *
     * @param source who was asked last, if anybody was
     * @param collected the outcome
     */
    record Outcome(Optional<DataSource> source, Collected collected) {}

    CompletableFuture<Outcome> collect(RequestPayload request) {
        if (request.dataSource().isPresent()) {
            return ask(request.dataSource().orElseThrow(), request);
        }
        List<DataSource> candidates = WebCollector.isAddress(new Parameters(request).query())
                ? List.of(DataSource.WEB)
                : AUTOMATIC.stream().filter(collectors::containsKey).toList();
        return firstThatHas(candidates.iterator(), request);
    }

    private CompletableFuture<Outcome> firstThatHas(Iterator<DataSource> candidates, RequestPayload request) {
        if (!candidates.hasNext()) {
            return CompletableFuture.completedFuture(
                    new Outcome(Optional.empty(), Collected.nothing("No source has what was asked for")));
        }
        return ask(candidates.next(), request)
                .thenCompose(outcome -> outcome.collected() instanceof Collected.Found
                        ? CompletableFuture.completedFuture(outcome)
                        : firstThatHas(candidates, request));
    }

    private CompletableFuture<Outcome> ask(DataSource source, RequestPayload request) {
        Optional<DataSource> asked = Optional.of(source);
        Optional<Collector> collector = Optional.ofNullable(collectors.get(source));
        if (collector.isEmpty()) {
            String reason = "data_source is " + source.wireName() + "; served: " + collectors.keySet();
            return CompletableFuture.completedFuture(new Outcome(asked, Collected.unavailable(reason)));
        }
        return collector
                .orElseThrow()
                .collect(request)
                .exceptionally(failure -> failed(source, failure))
                .thenApply(collected -> new Outcome(asked, collected));
    }

    private static Collected failed(DataSource source, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.warn("Collecting from {} failed", source.wireName(), cause);
        return new Collected.Failed(
                cause instanceof IOException ? ErrorCode.SOURCE_UNAVAILABLE : ErrorCode.PROCESSING_FAILED,
                "Collecting from " + source.wireName() + " failed");
    }
}
