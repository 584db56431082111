// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How models are coordinated.
 *
 * @param instance what tells this coordinator from others, 1 to 256 characters; "local" by default
 * @param maxModels models at the same time, 1 to 1,000,000; 10,000 by default
 * @param initialLimit requests in flight of a model of which nothing is known, 1 to 100,000; 8 by default
 * @param backoff what is left of a limit after a time-out or a refusal, above 0 to below 1; 0.9 by default
 * @param shift by how many levels a priority may move, 0 to 9; 2 by default
 * @param raiseAbove the part of requests that miss their target from which on a model becomes more urgent, above
 *     {@code easeBelow} to 1; 0.1 by default
 * @param easeBelow the part below which it goes back, 0 to 1; 0.02 by default
 * @param dwell how long a priority stays at least before it moves again, zero or more; 5 seconds by default
 * @param leaseTtl how long resources are lent to a request, above zero; one minute by default
 * @param maxPeers states of other coordinators that are kept, 0 to 1,000,000; 10,000 by default
 * @param peerTtl how long such a state counts, above zero; 30 seconds by default
 */
public record ModelCoordinatorConfig(
        String instance,
        int maxModels,
        int initialLimit,
        double backoff,
        int shift,
        double raiseAbove,
        double easeBelow,
        Duration dwell,
        Duration leaseTtl,
        int maxPeers,
        Duration peerTtl) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ModelCoordinatorConfig {
        InvalidValueException.requireText("instance", instance);
        InvalidValueException.requireRange("instance, in characters", instance.length(), 1, 256);
        InvalidValueException.requireRange("maxModels", maxModels, 1, 1_000_000);
        InvalidValueException.requireRange("initialLimit", initialLimit, 1, 100_000);
        // Written so that NaN is refused.
        if (!(backoff > 0 && backoff < 1)) {
            throw new InvalidValueException("backoff", backoff, "above 0 to below 1");
        }
        InvalidValueException.requireRange("shift", shift, 0, 9);
        if (!(easeBelow >= 0 && easeBelow <= 1)) {
            throw new InvalidValueException("easeBelow", easeBelow, "0 to 1");
        }
        if (!(raiseAbove > easeBelow && raiseAbove <= 1)) {
            throw new InvalidValueException("raiseAbove", raiseAbove, "above easeBelow to 1");
        }
        if (InvalidValueException.requirePresent("dwell", dwell).isNegative()) {
            throw new InvalidValueException("dwell", dwell, "zero or more");
        }
        InvalidValueException.requirePositive("leaseTtl", leaseTtl);
        InvalidValueException.requireRange("maxPeers", maxPeers, 0, 1_000_000);
        InvalidValueException.requirePositive("peerTtl", peerTtl);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ModelCoordinatorConfig defaults() {
        return new ModelCoordinatorConfig(
                "local",
                10_000,
                8,
                0.9,
                2,
                0.1,
                0.02,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                10_000,
                Duration.ofSeconds(30));
    }

    /**
     * The same for another instance.
     *
     * @param name what tells this coordinator from others
     * @return the settings
     */
    public ModelCoordinatorConfig withInstance(String name) {
        return new ModelCoordinatorConfig(
                name,
                maxModels,
                initialLimit,
                backoff,
                shift,
                raiseAbove,
                easeBelow,
                dwell,
                leaseTtl,
                maxPeers,
                peerTtl);
    }

    /**
     * The same with other bounds.
     *
     * @param models models at the same time, 1 to 1,000,000
     * @param limit requests in flight of a model of which nothing is known, 1 to 100,000
     * @return the settings
     */
    public ModelCoordinatorConfig withBounds(int models, int limit) {
        return new ModelCoordinatorConfig(
                instance, models, limit, backoff, shift, raiseAbove, easeBelow, dwell, leaseTtl, maxPeers, peerTtl);
    }
}
