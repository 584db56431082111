// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

/**
 * The counts of a replay. Requests are answers, errors, timeouts, rejected and lost put together.
 *
 * @param requests made
 * @param answers with data
 * @param cached answers among them that a cache gave, so that the Data service was not asked
 * @param errors answered with an error, or failed on the way
 * @param timeouts not answered in time, and told so
 * @param rejected refused at once because too much was under way
 * @param lost never ended, which must not happen
 * @param duplicatesDelivered ends beyond the first that a caller saw, which must not happen
 * @param duplicatesDropped responses that came again and were kept from the callers
 * @param retries requests sent again
 * @param injectedErrors errors that the stand-in Data service made on purpose, 0 without it
 * @param injectedDuplicates responses that the stand-in Data service sent twice on purpose, 0 without it
 */
public record ReplayTotals(
        long requests,
        long answers,
        long cached,
        long errors,
        long timeouts,
        long rejected,
        long lost,
        long duplicatesDelivered,
        long duplicatesDropped,
        long retries,
        long injectedErrors,
        long injectedDuplicates) {

    /**
     * Tells whether the promises were kept.
     *
     * @return true if nothing was lost and nothing delivered twice
     */
    public boolean sound() {
        return lost == 0 && duplicatesDelivered == 0;
    }
}
