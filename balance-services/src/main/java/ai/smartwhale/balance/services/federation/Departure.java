// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;

/** A request that is about to be sent. Implementations are thread-safe, and quick. */
public interface Departure {

    /**
     * What would be sent.
     *
     * @return the request
     */
    DataRequest request();

    /**
     * How long somebody waits for the answer still.
     *
     * @return in nanoseconds; zero or less where that time is over
     */
    long nanosLeft();

    /**
     * Whether nobody waits for the answer any more.
     *
     * @return whether there is nothing left to do
     */
    boolean isOver();

    /** It need not be sent for now: another instance asks for the same. Called once at most. */
    void waitsElsewhere();

    /**
     * What another instance asked for came.
     *
     * @param answer the answer, addressed to the request
     */
    void arrived(DataResponse answer);
}
