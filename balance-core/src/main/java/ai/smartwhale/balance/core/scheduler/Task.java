// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Something to be done.
 *
 * @param <T> the type of the result
 * @param id what it is found by, 1 to 256 characters; none by default, which is cheaper
 * @param model for which model, 1 to 256 characters
 * @param priority how urgent it is; level 5 by default
 * @param work what is done
 * @param cost how much work it is, in any unit that is the same for all, 1 to 1,000,000,000,000; 1 by default
 * @param bytes what it takes of the queue while it waits, 0 or more; 0 by default
 * @param delay how long it waits in any case, zero to ten years; zero by default
 * @param timeToLive after which it expires, above zero, ten years at most; none by default
 * @param demand the resources that it holds while it runs; none by default
 * @param exclusiveKeys what it may not share with others: tasks with a key in common never run together; none by
 *     default, 64 at most
 */
public record Task<T>(
        Optional<String> id,
        String model,
        TaskPriority priority,
        TaskWork<T> work,
        long cost,
        long bytes,
        Duration delay,
        Optional<Duration> timeToLive,
        Demand demand,
        Set<String> exclusiveKeys) {

    private static final int LONGEST_NAME = 256;
    private static final int MOST_KEYS = 64;
    private static final Duration LONGEST = Duration.ofNanos(QueueItem.LONGEST);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if a name, the delay or the time to live is too long, or there are too many keys
     */
    public Task {
        if (InvalidValueException.requirePresent("id", id).isPresent()) {
            requireName("id", id.orElseThrow());
        }
        requireName("model", model);
        InvalidValueException.requirePresent("priority", priority);
        InvalidValueException.requirePresent("work", work);
        InvalidValueException.requireRange("cost", cost, 1, 1_000_000_000_000L);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        requireDelay(delay);
        if (InvalidValueException.requirePresent("timeToLive", timeToLive).isPresent()) {
            requireShort("timeToLive", InvalidValueException.requirePositive("timeToLive", timeToLive.orElseThrow()));
        }
        InvalidValueException.requirePresent("demand", demand);
        exclusiveKeys = Set.copyOf(InvalidValueException.requirePresent("exclusiveKeys", exclusiveKeys));
        LimitExceededException.requireAtMost("exclusiveKeys", exclusiveKeys.size(), MOST_KEYS);
        if (!exclusiveKeys.isEmpty()) {
            exclusiveKeys.forEach(key -> requireName("exclusiveKeys", key));
        }
    }

    private static void requireName(String field, String name) {
        InvalidValueException.requireText(field, name);
        if (name.length() > LONGEST_NAME) {
            throw new LimitExceededException(field + ", in characters", name.length(), LONGEST_NAME);
        }
    }

    private static void requireDelay(Duration delay) {
        if (InvalidValueException.requirePresent("delay", delay).isNegative()) {
            throw new InvalidValueException("delay", delay, "a duration of zero or more");
        }
        if (!delay.isZero()) {
            requireShort("delay", delay);
        }
    }

    private static void requireShort(String field, Duration duration) {
        if (duration.compareTo(LONGEST) >= 0) {
            throw new LimitExceededException(field + ", in seconds", duration.toSeconds(), LONGEST.toSeconds() - 1);
        }
    }

    /**
     * A task with the defaults.
     *
     * @param <T> the type of the result
     * @param model for which model
     * @param work what is done
     * @return the task
     */
    public static <T> Task<T> of(String model, Callable<T> work) {
        return builder(model, work).build();
    }

    /**
     * Begins a task whose work is done when a method returns.
     *
     * @param <T> the type of the result
     * @param model for which model
     * @param work what is done
     * @return a builder
     */
    public static <T> TaskBuilder<T> builder(String model, Callable<T> work) {
        InvalidValueException.requirePresent("work", work);
        TaskWork.Blocking<T> blocking = context -> work.call();
        return builder(model, blocking);
    }

    /**
     * Begins a task.
     *
     * @param <T> the type of the result
     * @param model for which model
     * @param work what is done; cast a lambda to one of the kinds of {@link TaskWork}
     * @return a builder
     */
    public static <T> TaskBuilder<T> builder(String model, TaskWork<T> work) {
        return new TaskBuilder<>(model, work);
    }
}
