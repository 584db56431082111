// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

/**
 * What did not have to be fetched.
 *
 * @param requests all requests so far, 0 or more
 * @param merged those among them that shared the answer of another, 0 or more
 * @param cached those among them that were answered from a cache, 0 or more
 */
public record SavingsView(long requests, long merged, long cached) {

    /**
     * Checks every component.
     *
     * @throws ai.smartwhale.commons.InvalidValueException if a number is negative
     */
    public SavingsView {
        Shown.requireCount("requests", requests);
        Shown.requireCount("merged", merged);
        Shown.requireCount("cached", cached);
    }

    /**
     * How many of all requests were merged.
     *
     * @return 0 to 1; 0 without requests
     */
    public double mergedShare() {
        return share(merged);
    }

    /**
     * How many of all requests were answered from a cache.
     *
     * @return 0 to 1; 0 without requests
     */
    public double cachedShare() {
        return share(cached);
    }

    /** The counters are read one after the other, so that a part may be ahead of the whole. */
    private double share(long part) {
        return requests == 0 ? 0 : Math.min(1, (double) part / requests);
    }
}
