// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.flight.SharedFlights;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.PayloadProtection;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a {@link FlightJoining} works with.
 *
 * @param flights the marks, as long as they can be reached
 * @param naming names what a request wants, the same in every process; empty if it must not join others
 * @param alone whether surely no other instance lives, so that marks would be for nobody
 * @param protection hides the data of answers on their way through Redis
 * @param clock dates the answers that are addressed anew
 * @param ticker measures waits
 * @param timer ends claims that take too long, and runs what must not run on the threads of the Redis client
 */
public record JoinParts(
        Supplier<Optional<SharedFlights>> flights,
        Function<DataRequest, Optional<String>> naming,
        BooleanSupplier alone,
        PayloadProtection protection,
        Clock clock,
        Ticker ticker,
        ScheduledExecutorService timer) {

    /**
     * Checks that nothing is missing.
     *
     * @throws InvalidValueException if a component is null
     */
    public JoinParts {
        InvalidValueException.requirePresent("flights", flights);
        InvalidValueException.requirePresent("naming", naming);
        InvalidValueException.requirePresent("alone", alone);
        InvalidValueException.requirePresent("protection", protection);
        InvalidValueException.requirePresent("clock", clock);
        InvalidValueException.requirePresent("ticker", ticker);
        InvalidValueException.requirePresent("timer", timer);
    }
}
