// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.demand.LoadForecast;
import ai.smartwhale.balance.prediction.pattern.BehaviorReport;
import ai.smartwhale.messaging.DataRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a {@link Foresight} can do. Implementations are thread-safe and do not block. */
public interface ForesightActions {

    /**
     * Asks for data before a model does, below everything that models ask for.
     *
     * @param request what, with an id of its own
     * @return whether there is an answer now that can be given out; never completes exceptionally
     */
    CompletableFuture<Boolean> fetchAhead(DataRequest request);

    /**
     * Tells that an overload is coming, or is not coming any more.
     *
     * @param forecast the load that led to it
     */
    void warn(LoadForecast forecast);

    /**
     * Tells that a model behaves in another way than it did, or than others do.
     *
     * @param report with what became unusual just now
     */
    void unusual(BehaviorReport report);

    /**
     * Changes how long the first request of a batch waits for others.
     *
     * @param delay how long, zero or more; empty for as long as configured
     */
    void batchDelay(Optional<Duration> delay);
}
