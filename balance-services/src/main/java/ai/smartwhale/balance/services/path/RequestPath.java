// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The way of a request from being asked to being answered: merged with others that want the same, ranked by urgency,
 * age and fairness between models, sent in a batch of a size that was learned, once there is a lease and a free slot;
 * the answer goes to all who wait for it. Each decision is a {@link PathStep}.
 *
 * <p>Every request ends exactly once: with a value; failed with what the sender or the batch failed with, such as
 * {@link ai.smartwhale.balance.batch.processor.UnansweredException}; cancelled by its caller, which hurts nobody else;
 * with {@link ai.smartwhale.balance.batch.processor.RequestExpiredException} when its patience is over; or with
 * {@link PathRejectedException}.
 *
 * <p>Has no threads: it goes on when a request comes, when a batch is answered, and when the timer that it was given
 * says so, on the executor that it was given; with an executor that runs at once and a timer of virtual time,
 * everything happens on one thread. Thread-safe. After {@link #close()} requests fail with
 * {@link IllegalStateException}.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public interface RequestPath<Q, A> extends AutoCloseable {

    /**
     * Asks.
     *
     * @param request what is asked
     * @param terms how urgent it is and how long the caller waits
     * @return the request under way
     * @throws IllegalStateException if the path is closed
     */
    PathCall<A> submit(Q request, MergeTerms terms);

    /**
     * Asks for several that are to travel together. What is not answered by others already leaves at once as one batch,
     * which is not ranked, waits for no slot and no lease, and is not learned from.
     *
     * @param requests what is asked
     * @param terms how urgent each is and how long its caller waits
     * @return the requests under way, in the same order
     * @throws InvalidValueException if there are not as many terms as requests
     * @throws IllegalStateException if the path is closed
     */
    List<PathCall<A>> submitTogether(List<Q> requests, List<MergeTerms> terms);

    /**
     * What it has done so far.
     *
     * @return the numbers, each of about this moment
     */
    PathStatistics statistics();

    /**
     * Changes how long the first request of a batch waits for others, from now on.
     *
     * @param delay how long, zero or more; empty for as long as configured
     * @throws ai.smartwhale.commons.InvalidValueException if it is negative
     */
    void batchDelay(Optional<Duration> delay);

    /**
     * Counts what models were served by others that share the same capacity, so that whoever had much there gives way
     * here. To be called from time to time with what was served since the last call.
     *
     * @param work by model, in the unit of {@link PathTraits#cost}, 0 or more each
     * @throws ai.smartwhale.commons.InvalidValueException if a number is outside its range
     */
    void usedElsewhere(Map<String, Double> work);

    /** Looks at once whether more may leave, for what has to be asked for leases may have changed its mind. */
    void wake();

    /**
     * What it goes by now.
     *
     * @return the settings
     */
    PathSettings settings();

    /**
     * Changes what it goes by, from now on.
     *
     * @param change gets the settings as they are, and says what they are to be; called once
     */
    void adjust(UnaryOperator<PathSettings> change);

    /** Ends everything that waits or is under way with {@link IllegalStateException}. Idempotent. */
    @Override
    void close();

    /**
     * Begins a path.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param rules what it means that two requests want the same
     * @param sender sends batches; called by one thread at a time, but for {@link #submitTogether}
     * @param traits what is to be known of requests
     * @return a builder
     */
    static <Q, A> RequestPathBuilder<Q, A> builder(
            MergeRules<Q, A> rules, PathSender<Q, A> sender, PathTraits<Q> traits) {
        return new RequestPathBuilder<>(
                InvalidValueException.requirePresent("rules", rules),
                InvalidValueException.requirePresent("sender", sender),
                InvalidValueException.requirePresent("traits", traits));
    }
}
