// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.flight;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Marks of what is being fetched, in a store that instances share. Who holds a mark fetches; who claims it in vain is
 * told of its end, and takes the value that the holder left. A mark is a lease: it ends by itself unless it is renewed,
 * and nothing that is done with a token has an effect once another holds the mark. No wall clock takes part: leases are
 * spans of time that the store measures.
 *
 * <p>What comes back fails with {@link ai.smartwhale.commons.cache.RemoteStoreException} where the store cannot be
 * asked, or holds what is none of ours. Telling is a courtesy that can get lost; the lease is the promise. Thread-safe;
 * futures complete on threads that must not be blocked. After {@link #close()} every method throws
 * {@link IllegalStateException}.
 */
public interface SharedFlights extends AutoCloseable {

    /**
     * Claims the right to fetch.
     *
     * @param id what; 1 to 200 letters, digits, hyphens and underscores
     * @param lease after which the mark ends unless it is renewed, one millisecond at least
     * @return what became of the claim
     */
    CompletableFuture<FlightClaim> claim(String id, Duration lease);

    /**
     * Prolongs a mark.
     *
     * @param id what
     * @param token what the claim gave
     * @param lease from now
     * @return whether the token still held it
     */
    CompletableFuture<Boolean> renew(String id, String token, Duration lease);

    /**
     * Ends a flight for which nobody else waits.
     *
     * @param id what
     * @param token what the claim gave
     * @return how many instances wait, in which case it did not end; zero where it ended, or had
     */
    CompletableFuture<Integer> endIfAlone(String id, String token);

    /**
     * Ends a flight and tells those who wait.
     *
     * @param id what
     * @param token what the claim gave
     * @param value what they get; empty if they are to fetch themselves
     * @param keep how long they may take to fetch the value
     * @return how many instances were told; zero where the token did not hold the mark any more
     */
    CompletableFuture<Integer> land(String id, String token, Optional<byte[]> value, Duration keep);

    /**
     * Takes the value that a flight left.
     *
     * @param id what
     * @param token that of the flight
     * @return the value, unless it is gone
     */
    CompletableFuture<Optional<byte[]>> fetch(String id, String token);

    /**
     * Asks whether the store answers.
     *
     * @return done when it has
     */
    CompletableFuture<Void> ping();

    /**
     * Adds who is told.
     *
     * @param listener who
     * @return closes the subscription
     */
    AutoCloseable addListener(FlightListener listener);

    /** Closes the connections. The marks of this instance end with their leases. */
    @Override
    void close();
}
