// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

/**
 * What a {@link Balance} has done so far. The counts are taken one after the other while work goes on, so they may
 * differ by what happened in between.
 *
 * @param requests requests taken in
 * @param answers requests that ended with a response, whatever its status, and not by a timeout made here
 * @param cached answers among them that were known already, so that the Data service was not asked
 * @param errors answers among them with status {@code error}
 * @param timeouts requests whose deadline passed
 * @param retries requests asked again after an answer that may change
 * @param duplicatesDropped responses to requests that were answered already
 * @param lateDropped responses to requests whose deadline had passed or that were cancelled
 * @param unknownDropped responses to requests that this instance never sent, and for which no handler is registered
 * @param misaddressedDropped responses that are addressed to another model than the one that asked, or than the one on
 *     whose topic they came
 * @param rejected requests that were not taken in because a bound was reached, or that Kafka did not take
 * @param pending requests that wait for their answer now
 */
public record BalanceStatistics(
        long requests,
        long answers,
        long cached,
        long errors,
        long timeouts,
        long retries,
        long duplicatesDropped,
        long lateDropped,
        long unknownDropped,
        long misaddressedDropped,
        long rejected,
        int pending) {}
