// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Turns changes of level into alerts. The same alert comes again only after a pause, and that something is over is said
 * only if it was said that it began.
 *
 * <p>Thread-safe. Time is that of the events.
 */
public interface AlertGenerator {

    /**
     * Generates the alerts that are due.
     *
     * @param events changes of level, the oldest first
     * @return the alerts, in the order of the events
     */
    List<ResourceAlert> generate(List<BreachEvent> events);

    /**
     * With a pause of its own.
     *
     * @param config how often
     * @return the generator
     */
    static AlertGenerator create(AlertGeneratorConfig config) {
        return new DefaultAlertGenerator(InvalidValueException.requirePresent("config", config));
    }
}
