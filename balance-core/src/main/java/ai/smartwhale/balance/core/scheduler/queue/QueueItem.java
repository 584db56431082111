// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * What is put into a {@link FairQueue}. Moments are readings of the ticker that also tells the queue the time.
 *
 * @param <T> the type of the value
 * @param value what is queued
 * @param model whose it is; the queue is fair between models; 1 to 256 characters
 * @param priority how urgent it is
 * @param cost the work that serving it takes, in any unit that is the same for all, 1 to 1,000,000,000,000
 * @param weight the claim of its model relative to others, 0.000001 to 1,000,000
 * @param bytes what it counts against the bound of bytes, 0 or more
 * @param notBefore how long after its arrival it may be served at the earliest, in nanoseconds; 0 for at once
 * @param timeToLive how long after its arrival it expires, in nanoseconds, 1 or more; {@link #NEVER} if never
 */
public record QueueItem<T>(
        T value,
        String model,
        TaskPriority priority,
        long cost,
        double weight,
        long bytes,
        long notBefore,
        long timeToLive) {

    /** The time to live of what does not expire. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The longest delay and time to live, in nanoseconds: ten years. */
    public static final long LONGEST = 3_650L * 24 * 60 * 60 * 1_000_000_000L;

    private static final int LONGEST_MODEL = 256;
    private static final long MOST_COST = 1_000_000_000_000L;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the name of the model, the delay or the time to live is too long
     */
    public QueueItem {
        InvalidValueException.requirePresent("value", value);
        InvalidValueException.requireText("model", model);
        LimitExceededException.requireAtMost("model, in characters", model.length(), LONGEST_MODEL);
        InvalidValueException.requirePresent("priority", priority);
        InvalidValueException.requireRange("cost", cost, 1, MOST_COST);
        requireWeight(weight);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("notBefore", notBefore, 0, Long.MAX_VALUE);
        LimitExceededException.requireAtMost("notBefore, in nanoseconds", notBefore, LONGEST);
        InvalidValueException.requireRange("timeToLive", timeToLive, 1, Long.MAX_VALUE);
        if (timeToLive != NEVER) {
            LimitExceededException.requireAtMost("timeToLive, in nanoseconds", timeToLive, LONGEST);
        }
    }

    /**
     * Checks a weight.
     *
     * @param weight the claim of a model relative to others
     * @return the weight
     * @throws InvalidValueException if it is outside of 0.000001 to 1,000,000, or no number
     */
    public static double requireWeight(double weight) {
        // Written so that NaN is refused.
        if (!(weight >= 1e-6 && weight <= 1e6)) {
            throw new InvalidValueException("weight", weight, "0.000001 to 1000000");
        }
        return weight;
    }

    /**
     * An item of cost and weight 1, without bytes, delay or deadline.
     *
     * @param <T> the type of the value
     * @param model whose it is
     * @param priority how urgent it is
     * @param value what is queued
     * @return the item
     */
    public static <T> QueueItem<T> of(String model, TaskPriority priority, T value) {
        return new QueueItem<>(value, model, priority, 1, 1, 0, 0, NEVER);
    }

    /**
     * The same with another cost.
     *
     * @param units the work that serving it takes
     * @return the item
     */
    public QueueItem<T> withCost(long units) {
        return new QueueItem<>(value, model, priority, units, weight, bytes, notBefore, timeToLive);
    }

    /**
     * The same with another weight.
     *
     * @param claim the claim of its model relative to others
     * @return the item
     */
    public QueueItem<T> withWeight(double claim) {
        return new QueueItem<>(value, model, priority, cost, claim, bytes, notBefore, timeToLive);
    }

    /**
     * The same with another size.
     *
     * @param size what it counts against the bound of bytes
     * @return the item
     */
    public QueueItem<T> withBytes(long size) {
        return new QueueItem<>(value, model, priority, cost, weight, size, notBefore, timeToLive);
    }

    /**
     * The same with a delay.
     *
     * @param nanos how long after its arrival it may be served at the earliest
     * @return the item
     */
    public QueueItem<T> withNotBefore(long nanos) {
        return new QueueItem<>(value, model, priority, cost, weight, bytes, nanos, timeToLive);
    }

    /**
     * The same with a time to live.
     *
     * @param nanos how long after its arrival it expires
     * @return the item
     */
    public QueueItem<T> withTimeToLive(long nanos) {
        return new QueueItem<>(value, model, priority, cost, weight, bytes, notBefore, nanos);
    }
}
