// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What the load allows.
 *
 * @param utilisation what part of the capacity is forecast to be in use, 0 or more
 * @param overloadProbability that the load will exceed the capacity soon, 0 to 1
 */
public record PrefetchConditions(double utilisation, double overloadProbability) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public PrefetchConditions {
        if (!(utilisation >= 0 && utilisation < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("utilisation", utilisation, "0 or more");
        }
        Numbers.requireShare("overloadProbability", overloadProbability);
    }

    /**
     * Nothing else to do.
     *
     * @return the conditions
     */
    public static PrefetchConditions idle() {
        return new PrefetchConditions(0, 0);
    }
}
