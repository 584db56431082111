// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Lets requests that want the same share one upstream request: equal ones, those that come while it is under way, and
 * those that want a part of it. Never across access scopes, which are part of the key of {@link MergeRules}.
 *
 * <p>Each caller has a future of his own, with a deadline of his own. Who cancels or gives up hurts nobody else; when
 * the last one goes, the listener is told once, so that the upstream request can be cancelled. A group is closed to
 * newcomers before its futures complete, so that a continuation that asks again is never given what just ended;
 * failures are not kept. Futures complete on the delivery executor, never under a lock.
 *
 * <p>Makes no threads and never waits: time passes when somebody calls {@link #expire()}. Thread-safe. After
 * {@link #close()} every method but {@link #statistics()} and {@link #close()} throws {@link IllegalStateException}.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public interface RequestMerger<Q, A> extends AutoCloseable {

    /**
     * Takes a request in. Where it starts a group, the caller brings that on its way; its answer goes to
     * {@link MergeGroup#complete}.
     *
     * @param request what is asked
     * @param terms how urgent it is and how long the caller waits
     * @return what became of it
     */
    MergeOutcome<Q, A> merge(Q request, MergeTerms terms);

    /**
     * Takes requests in, one after the other, with the same terms.
     *
     * @param requests what is asked
     * @param terms how urgent each is and how long the callers wait
     * @return what became of each, in the same order
     */
    List<MergeOutcome<Q, A>> mergeRequests(List<Q> requests, MergeTerms terms);

    /**
     * Which of several requests one request could answer. Nothing is taken in.
     *
     * @param requests what is asked
     * @return the requests to send, in the order of their first origins; what must not be merged stands alone
     */
    List<MergedNeed<Q>> mergeSimilar(List<Q> requests);

    /**
     * Whether a request may stand for its origins: each is of its family, and is answered by it in full.
     *
     * @param need the request with its origins
     * @return what speaks against it
     */
    MergeCheck validateMerge(MergedNeed<Q> need);

    /**
     * Looks at how often parts could not be cut out of common answers, so that requests had to be sent after all, and
     * lets kinds where that is often join equals only. Half of what is known about a kind is forgotten each time, so
     * that such a kind is tried again later. To be called now and then, such as each minute.
     *
     * @return what was found and done
     */
    MergeAdvice optimizeMerging();

    /**
     * Ends the wait of those whose patience is over, with {@link RequestExpiredException}.
     *
     * @return how long it is until the next patience ends; empty if nobody's does
     */
    Optional<Duration> expire();

    /**
     * What happened so far.
     *
     * @return the numbers
     */
    MergerStatistics statistics();

    /** Ends every wait with {@link IllegalStateException}, and tells the listener of each group. Idempotent. */
    @Override
    void close();

    /**
     * A merger.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param config its bounds
     * @param rules what it means that two requests want the same
     * @param listener hears what happens to groups
     * @param delivery completes the futures; where it refuses, the thread that brought the answer does
     * @param ticker measures patience, as finely as it ticks; read for each request with patience
     * @return the merger
     * @throws InvalidValueException if an argument is null
     */
    static <Q, A> RequestMerger<Q, A> create(
            RequestMergerConfig config,
            MergeRules<Q, A> rules,
            MergeListener<Q, A> listener,
            Executor delivery,
            Ticker ticker) {
        return new DefaultRequestMerger<>(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("rules", rules),
                InvalidValueException.requirePresent("listener", listener),
                InvalidValueException.requirePresent("delivery", delivery),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
