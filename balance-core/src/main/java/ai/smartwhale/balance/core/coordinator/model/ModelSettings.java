// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * What a model needs, and what it may have.
 *
 * @param model its name, 1 to 256 characters
 * @param demand the resources that each of its requests holds; none by default
 * @param priority how urgent it is as such; level 5 by default
 * @param weight its claim relative to others, 0.000001 to 1,000,000; 1 by default
 * @param maxInFlight requests at the same time at most, 1 to 100,000; 100 by default
 * @param target within which its requests should end, above zero; one second by default
 */
public record ModelSettings(
        String model, Demand demand, TaskPriority priority, double weight, int maxInFlight, Duration target) {

    private static final int LONGEST_NAME = 256;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the name is too long
     */
    public ModelSettings {
        InvalidValueException.requireText("model", model);
        LimitExceededException.requireAtMost("model, in characters", model.length(), LONGEST_NAME);
        InvalidValueException.requirePresent("demand", demand);
        InvalidValueException.requirePresent("priority", priority);
        // Written so that NaN is refused.
        if (!(weight >= 0.000_001 && weight <= 1_000_000)) {
            throw new InvalidValueException("weight", weight, "0.000001 to 1,000,000");
        }
        InvalidValueException.requireRange("maxInFlight", maxInFlight, 1, 100_000);
        InvalidValueException.requirePositive("target", target);
    }

    /**
     * A model with the defaults.
     *
     * @param model its name
     * @return the settings
     */
    public static ModelSettings of(String model) {
        return new ModelSettings(model, Demand.NONE, TaskPriority.DEFAULT, 1, 100, Duration.ofSeconds(1));
    }

    /**
     * The same with another demand.
     *
     * @param other the resources that each of its requests holds
     * @return the settings
     */
    public ModelSettings withDemand(Demand other) {
        return new ModelSettings(model, other, priority, weight, maxInFlight, target);
    }

    /**
     * The same with another priority.
     *
     * @param other how urgent it is as such
     * @return the settings
     */
    public ModelSettings withPriority(TaskPriority other) {
        return new ModelSettings(model, demand, other, weight, maxInFlight, target);
    }

    /**
     * The same with another weight.
     *
     * @param other its claim relative to others, 0.000001 to 1,000,000
     * @return the settings
     */
    public ModelSettings withWeight(double other) {
        return new ModelSettings(model, demand, priority, other, maxInFlight, target);
    }

    /**
     * The same with another bound.
     *
     * @param most requests at the same time, 1 to 100,000
     * @return the settings
     */
    public ModelSettings withMaxInFlight(int most) {
        return new ModelSettings(model, demand, priority, weight, most, target);
    }

    /**
     * The same with another target.
     *
     * @param other within which its requests should end, above zero
     * @return the settings
     */
    public ModelSettings withTarget(Duration other) {
        return new ModelSettings(model, demand, priority, weight, maxInFlight, other);
    }
}
