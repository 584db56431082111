// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

/**
 * What was counted of requests since the start.
 *
 * @param requests requests taken in
 * @param answers those that ended with an answer
 * @param cached answers that were known already
 * @param errors answers that say that the request failed
 * @param timeouts requests whose deadline passed
 * @param rejected requests that were not taken in
 * @param pending requests that wait now
 * @param forwarded requests of models elsewhere that were sent on, not among the others
 */
public record TrafficCounts(
        long requests,
        long answers,
        long cached,
        long errors,
        long timeouts,
        long rejected,
        long pending,
        long forwarded) {

    static final TrafficCounts NONE = new TrafficCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /** What models asked for. */
    long asked() {
        return requests + forwarded;
    }

    /** What the Data service itself answered. */
    long fetched() {
        return Math.max(0, answers - cached);
    }

    /** What ended badly. */
    long failures() {
        return errors + timeouts + rejected;
    }
}
