// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a foresight, where there is one, what happens. What it does wrong harms no request. */
record TrafficFeed(Optional<Foresight> foresight) {

    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    static final TrafficFeed NONE = new TrafficFeed(Optional.empty());

    /** Whether answers are fetched that nobody asked for yet. */
    boolean fetchesAhead() {
        return foresight.flatMap(ahead -> ahead.config().prefetch()).isPresent();
    }

    void requested(DataRequest request) {
        if (foresight.isPresent()) {
            safely(() -> foresight.orElseThrow().requested(request, key(request)));
        }
    }

    void sent(DataRequest request) {
        if (foresight.isPresent()) {
            safely(() -> foresight.orElseThrow().sent(request));
        }
    }

    void answered(DataRequest request, DataResponse response, Duration took) {
        if (foresight.isPresent()) {
            safely(() -> foresight.orElseThrow().answered(request, key(request), AnswerWeigher.weigh(response), took));
        }
    }

    void failed(DataRequest request) {
        if (foresight.isPresent()) {
            safely(() -> foresight.orElseThrow().failed(request));
        }
    }

    private static Optional<String> key(DataRequest request) {
        return AnswerKeys.of(request).map(CacheKey::toString);
    }

    private static void safely(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("the foresight could not learn from a request", e);
        }
    }
}
