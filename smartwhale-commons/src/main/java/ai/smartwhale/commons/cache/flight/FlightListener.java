// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.flight;

/** Is told how flights end that were claimed in vain. Called on threads that must not be blocked. */
public interface FlightListener {

    /**
     * A flight ended.
     *
     * @param id what was fetched
     * @param token that of its holder
     * @param landed whether there is a value to be {@linkplain SharedFlights#fetch fetched}; where not, the holder
     *     failed, or has nothing to share
     */
    void ended(String id, String token, boolean landed);

    /** The store is gone or came back: how flights ended meanwhile was not told. */
    void interrupted();
}
