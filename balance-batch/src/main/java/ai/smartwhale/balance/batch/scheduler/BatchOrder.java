// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A batch that is to be scheduled. Its priority is what {@link PriorityHandler} knows of its id.
 *
 * @param <T> the type of the items
 * @param id what it is found by, 1 to 256 characters, each once at a time
 * @param model for which model, 1 to 256 characters
 * @param items the items, at least one
 * @param delay how long it waits in any case, zero or more; zero by default
 * @param timeToLive after which it expires, above zero; never by default
 * @param demand the resources that it holds while it runs; none by default
 */
public record BatchOrder<T>(
        String id, String model, List<T> items, Duration delay, Optional<Duration> timeToLive, Demand demand) {

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is missing, or there is no item
     */
    public BatchOrder {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requireText("model", model);
        InvalidValueException.requirePresent("items", items)
                .forEach(item -> InvalidValueException.requirePresent("items", item));
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new InvalidValueException("items", items, "at least one");
        }
        InvalidValueException.requirePresent("delay", delay);
        InvalidValueException.requirePresent("timeToLive", timeToLive);
        InvalidValueException.requirePresent("demand", demand);
    }

    /**
     * A batch with the defaults.
     *
     * @param <T> the type of the items
     * @param id what it is found by
     * @param model for which model
     * @param items the items, at least one
     * @return the batch
     * @throws InvalidValueException if one is missing, or there is no item
     */
    public static <T> BatchOrder<T> of(String id, String model, List<T> items) {
        return new BatchOrder<>(id, model, items, Duration.ZERO, Optional.empty(), Demand.NONE);
    }

    /**
     * The same with a delay.
     *
     * @param wait how long it waits in any case, zero or more
     * @return the batch
     */
    public BatchOrder<T> withDelay(Duration wait) {
        return new BatchOrder<>(id, model, items, wait, timeToLive, demand);
    }

    /**
     * The same with a time to live.
     *
     * @param life after which it expires, above zero
     * @return the batch
     */
    public BatchOrder<T> withTimeToLive(Duration life) {
        return new BatchOrder<>(id, model, items, delay, Optional.of(life), demand);
    }

    /**
     * The same with a demand.
     *
     * @param held the resources that it holds while it runs
     * @return the batch
     */
    public BatchOrder<T> withDemand(Demand held) {
        return new BatchOrder<>(id, model, items, delay, timeToLive, held);
    }
}
