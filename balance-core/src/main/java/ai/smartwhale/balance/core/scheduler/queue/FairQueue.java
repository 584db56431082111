// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A bounded queue in which urgency, age and fairness decide together who is next; a data structure without threads,
 * locks or a clock.
 *
 * <p><b>Order.</b> Every level has a lane. In a lane, models take turns by start-time fair queueing (Goyal, Vin and
 * Cheng, SIGCOMM 1996): each is served in proportion to its weight, and one that was idle gains no credit. Between the
 * lanes, the candidate that is the oldest by {@code agesSince + (level - 1) * ageingStep} wins; a more urgent level
 * wins a tie. This static key orders exactly as "priority less rate times wait" does at every moment, and needs no
 * sorting while time passes. The model that won then spends its turn on its own item that is the oldest by that key, in
 * whatever lane it is. So, of one model, a request of level <i>p</i> is never overtaken by one that arrives more than
 * {@code (p - 1) * ageingStep} later. Of one model and level, the first to come is the first served.
 *
 * <p><b>Time.</b> All methods that depend on it take the reading of a ticker, which must not go back; one that does
 * counts as the newest so far.
 *
 * <p><b>Cost.</b> Adding, serving and removing what is ready take O(log models of the lane); what has a delay or a
 * deadline adds O(log n). {@link #reprioritize} takes the distance to the nearer end of the model's lane.
 *
 * <p>Not thread-safe: one thread at a time, or a lock around it.
 *
 * @param <T> the type of the values
 */
public interface FairQueue<T> {

    /**
     * Asks which bound an item would exceed.
     *
     * @param model whose item
     * @param bytes its size
     * @return the bound, or nothing if it would fit now
     */
    Optional<QueueBound> obstacle(String model, long bytes);

    /**
     * Adds an item.
     *
     * @param item what
     * @param now the time
     * @return its place
     * @throws LimitExceededException if it exceeds a bound; {@link #obstacle} tells before
     */
    QueueEntry<T> add(QueueItem<T> item, long now);

    /**
     * Adds something that is its own entry.
     *
     * @param node what, in no queue before
     * @param weight the claim of its model relative to others, 0.000001 to 1,000,000
     * @param now the time
     * @throws InvalidValueException if it was in a queue already
     * @throws LimitExceededException if it exceeds a bound; {@link #obstacle} tells before
     */
    void add(QueueNode<T> node, double weight, long now);

    /**
     * Takes out the next one. Expired ones are skipped and stay for {@link #pollExpired}.
     *
     * @param now the time
     * @return the entry, or nothing if none is ready
     */
    Optional<QueueEntry<T>> poll(long now);

    /**
     * Takes out the first one that is admitted. Those that were refused keep their place, and
     * {@link QueueEntry#skips()} of each counts that it was passed over.
     *
     * @param now the time
     * @param admits whether an entry can be served now; must not change the queue
     * @param lookAhead how many are asked at most, in the order in which they would be served, 1 or more
     * @return the entry, or nothing if none of those asked was admitted
     */
    Optional<QueueEntry<T>> poll(long now, Predicate<? super QueueEntry<T>> admits, int lookAhead);

    /**
     * Takes out one whose time to live is over, the one with the earliest deadline first.
     *
     * @param now the time
     * @return the entry, or nothing if none has expired
     */
    Optional<QueueEntry<T>> pollExpired(long now);

    /**
     * Counts what models were served elsewhere meanwhile, so that those with something ready here give way to others
     * that had less: the start tag of each moves on by its work by its weight, less the least of that in its lane (Wang
     * and Merchant, Proportional-share scheduling for distributed storage systems, FAST 2007). What models without
     * anything ready here had is forgotten, as idleness is.
     *
     * @param work by model, in the unit of costs, 0 or more each; models that are not named had none
     * @param mostLead the greatest lead over the others, in work by weight, that a model gets by this; 0 or more. It
     *     bounds how long a model waits here for what it had elsewhere
     * @throws InvalidValueException if a number is outside its range
     */
    void chargeElsewhere(Map<String, Double> work, double mostLead);

    /**
     * Puts one back that was taken out, as if it had never left: with its age and in front of what came later. Its
     * model stays charged for the turn it had.
     *
     * @param entry an entry that this queue gave out
     * @param now the time
     * @return whether it is queued now; not if it was, or if a bound does not allow it
     */
    boolean putBack(QueueEntry<T> entry, long now);

    /**
     * Takes out one that waits, wherever it stands.
     *
     * @param entry an entry of this queue
     * @return whether it was still queued
     */
    boolean remove(QueueEntry<T> entry);

    /**
     * Gives one that waits another priority. It keeps its age.
     *
     * @param entry an entry of this queue
     * @param priority the new one
     * @return whether it was still queued
     */
    boolean reprioritize(QueueEntry<T> entry, TaskPriority priority);

    /**
     * Takes out the one that is missed the least, to make room: of the least urgent level with anything ready, the one
     * with the earliest deadline, or without deadlines the newest of the model with the most items there. Those that
     * are delayed are not looked at.
     *
     * @param than only one that is less urgent than this
     * @return the entry, or nothing if none is less urgent
     */
    Optional<QueueEntry<T>> dropLessUrgent(TaskPriority than);

    /**
     * As {@link #dropLessUrgent(TaskPriority)}, but of one model only: the newest of its least urgent level.
     *
     * @param model whose
     * @param than only one that is less urgent than this
     * @return the entry, or nothing if none is less urgent
     */
    Optional<QueueEntry<T>> dropLessUrgent(String model, TaskPriority than);

    /**
     * When the next one that is delayed becomes ready.
     *
     * @return a reading of the ticker, or nothing if none is delayed
     */
    OptionalLong nextDue();

    /**
     * When the next one expires.
     *
     * @return a reading of the ticker, which may be over; or nothing if none expires
     */
    OptionalLong nextExpiry();

    /**
     * How many wait, delayed ones included.
     *
     * @return 0 or more
     */
    int size();

    /**
     * How many wait and could be served at the time that the queue was last told.
     *
     * @return 0 or more
     */
    int ready();

    /**
     * The bytes of all that wait.
     *
     * @return 0 or more
     */
    long bytes();

    /**
     * How many of one model wait.
     *
     * @param model whose
     * @return 0 or more
     */
    int size(String model);

    /**
     * All that wait: first those that are ready by level, model and age, then those that are delayed by the end of
     * their delay.
     *
     * @return a copy
     */
    List<QueueEntry<T>> entries();

    /**
     * All that are ready in the order in which they would be served if nothing else came.
     *
     * @param most how many at most, 0 or more
     * @return a copy
     */
    List<QueueEntry<T>> serviceOrder(int most);

    /**
     * Creates an empty queue.
     *
     * @param <T> the type of the values
     * @param config how it orders, and how much it holds
     * @return the queue
     */
    static <T> FairQueue<T> create(FairQueueConfig config) {
        return new DefaultFairQueue<>(InvalidValueException.requirePresent("config", config));
    }
}
