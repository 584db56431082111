// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.cache.flight.FlightListener;
import ai.smartwhale.messaging.DataResponse;
import java.util.List;
import java.util.function.Consumer;

/** The joining of an instance that is alone. */
final class SoleFlights implements FlightJoining {

    private static final FlightListener DEAF = new FlightListener() {
        @Override
        public void ended(String id, String token, boolean landed) {}

        @Override
        public void interrupted() {}
    };

    @Override
    public <D extends Departure> void depart(List<D> departures, Consumer<List<D>> send) {
        send.accept(departures);
    }

    @Override
    public void landed(String requestId, DataResponse answer) {}

    @Override
    public void abandoned(String requestId) {}

    @Override
    public FlightListener news() {
        return DEAF;
    }

    @Override
    public void check() {}

    @Override
    public JoinStatistics statistics() {
        return JoinStatistics.NONE;
    }

    @Override
    public void close() {}
}
