// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

/**
 * What the path has to know of requests. Pure functions, quick and thread-safe.
 *
 * @param <Q> the type of the requests
 */
public interface PathTraits<Q> {

    /**
     * Whose it is: models take turns.
     *
     * @param request the request
     * @return the name of a model, 1 to 256 characters
     */
    String model(Q request);

    /**
     * The claim of a model relative to others.
     *
     * @param model its name
     * @return 0.000001 to 1,000,000; 1 unless overridden
     */
    default double weight(String model) {
        return 1;
    }

    /**
     * The work that serving it takes.
     *
     * @param request the request
     * @return 1 to 1,000,000,000,000, in any unit that is the same for all; 1 unless overridden
     */
    default long cost(Q request) {
        return 1;
    }

    /**
     * What it counts against the bound of bytes while it waits.
     *
     * @param request the request
     * @return 0 or more; 0 unless overridden
     */
    default long bytes(Q request) {
        return 0;
    }
}
