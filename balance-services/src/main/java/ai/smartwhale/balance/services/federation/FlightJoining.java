// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.cache.flight.FlightListener;
import ai.smartwhale.messaging.DataResponse;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets requests join equal ones that are under way at other instances. Whoever claims first holds a mark in Redis and
 * sends; the others wait for news of its end and take the answer over. Only successes are handed over: where the holder
 * fails, dies, or has nothing to share, who waited claims again or sends.
 *
 * <p>Nothing here can fail a request, and what goes wrong delays it by little: a claim by
 * {@link JoinConfig#patience()}; the death of a holder by {@link JoinConfig#lease()}, and Redis falling silent by
 * {@link JoinConfig#patience()}, each and {@link JoinConfig#check()}. Nobody waits for others longer than half of the
 * time that is left.
 *
 * <p>Thread-safe.
 */
public interface FlightJoining extends AutoCloseable {

    /** Joins nobody: everything is sent. */
    FlightJoining NONE = new SoleFlights();

    /**
     * Decides about requests that are about to be sent together.
     *
     * @param <D> the type of the departures
     * @param departures the requests
     * @param send takes those that are to be sent by this instance, at once or later, all or some
     */
    <D extends Departure> void depart(List<D> departures, Consumer<List<D>> send);

    /**
     * What was sent by this instance was answered.
     *
     * @param requestId of the request as it was sent
     * @param answer its answer
     */
    void landed(String requestId, DataResponse answer);

    /**
     * What was sent by this instance will not be answered, or nobody here waits for it any more.
     *
     * @param requestId of the request as it was sent
     */
    void abandoned(String requestId);

    /**
     * What is to be told how flights end.
     *
     * @return the listener, to be added to the marks whenever they are connected anew
     */
    FlightListener news();

    /** Renews marks and looks after those who wait. To be called every {@link JoinConfig#check()}. */
    void check();

    /**
     * What was done so far.
     *
     * @return the counts
     */
    JoinStatistics statistics();

    /** Lets go of all marks, so that those who wait elsewhere go on by themselves. Afterwards everybody sends. */
    @Override
    void close();

    /**
     * Begins.
     *
     * @param config the bounds
     * @param parts what it works with
     * @return the joining
     */
    static FlightJoining create(JoinConfig config, JoinParts parts) {
        return new DefaultFlightJoining(config, parts);
    }
}
