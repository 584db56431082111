// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Clock;

/**
 * The limits of a {@link ModelInterface}. Immutable.
 *
 * @param mostModels models registered at a time, 1 to 1,000,000; 10,000 by default
 * @param mostPending requests that wait for an answer at a time, 1 to 10,000,000; 100,000 by default. One more fails
 * @param mostQueued responses that wait for the listener of one model, 1 to 1,000,000; 1,024 by default. One more is
 *     {@link Delivery#CROWDED}, and comes again from Kafka
 * @param mostRemembered requests that ended and are remembered, so that an answer that comes again is known, 1 to
 *     10,000,000; 100,000 by default. When full, the oldest is forgotten
 * @param clock the time by which requests expire; its zone is that of times without one; that of this host by default
 */
public record ModelInterfaceConfig(int mostModels, int mostPending, int mostQueued, int mostRemembered, Clock clock) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public ModelInterfaceConfig {
        InvalidValueException.requireRange("mostModels", mostModels, 1, 1_000_000);
        InvalidValueException.requireRange("mostPending", mostPending, 1, 10_000_000);
        InvalidValueException.requireRange("mostQueued", mostQueued, 1, 1_000_000);
        InvalidValueException.requireRange("mostRemembered", mostRemembered, 1, 10_000_000);
        InvalidValueException.requirePresent("clock", clock);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static ModelInterfaceConfig withDefaults() {
        return new ModelInterfaceConfig(10_000, 100_000, 1_024, 100_000, Clock.systemUTC());
    }

    /**
     * The same with other bounds.
     *
     * @param pending requests that wait for an answer at a time
     * @param queued responses that wait for the listener of one model
     * @return the new configuration
     */
    public ModelInterfaceConfig withMost(int pending, int queued) {
        return new ModelInterfaceConfig(mostModels, pending, queued, mostRemembered, clock);
    }

    /**
     * The same with another bound on models.
     *
     * @param value models registered at a time
     * @return the new configuration
     */
    public ModelInterfaceConfig withMostModels(int value) {
        return new ModelInterfaceConfig(value, mostPending, mostQueued, mostRemembered, clock);
    }
}
