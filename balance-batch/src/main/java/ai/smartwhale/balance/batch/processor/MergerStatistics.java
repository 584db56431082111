// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/**
 * What a {@link RequestMerger} did since it was made. Of every accepted request there is one ending or it waits:
 * {@code accepted = values + failures + cancelled + expired + waiting} whenever nothing is under way.
 *
 * @param accepted requests that were taken in
 * @param rejected requests that were not
 * @param groups groups that were started, which is how often something could be sent
 * @param joinedEqual requests that joined one that wants the same
 * @param joinedCovered requests that joined one that wants more
 * @param widened requests that joined one by widening it
 * @param resent requests that were sent alone because their part could not be cut out
 * @param abandoned groups that everybody left
 * @param values requests that ended with an answer
 * @param failures requests that ended with a failure
 * @param cancelled requests that their callers ended
 * @param expired requests whose callers' patience ended
 * @param waiting callers who wait now
 * @param open groups that are open now
 */
public record MergerStatistics(
        long accepted,
        long rejected,
        long groups,
        long joinedEqual,
        long joinedCovered,
        long widened,
        long resent,
        long abandoned,
        long values,
        long failures,
        long cancelled,
        long expired,
        int waiting,
        int open) {}
