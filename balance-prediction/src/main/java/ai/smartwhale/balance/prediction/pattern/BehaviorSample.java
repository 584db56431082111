// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one model did in one interval.
 *
 * @param model its identifier, at most 256 characters
 * @param group the models that should behave alike, at most 256 characters
 * @param time the end of the interval
 * @param values what was measured; what is left out, or is not finite, counts as missing
 */
public record BehaviorSample(String model, String group, Instant time, Map<BehaviorMetric, Double> values) {

    private static final int LONGEST_NAME = 256;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null or a name is blank
     * @throws LimitExceededException if a name is too long
     */
    public BehaviorSample {
        requireName("model", model);
        requireName("group", group);
        InvalidValueException.requirePresent("time", time);
        InvalidValueException.requirePresent("values", values);
        Map<BehaviorMetric, Double> copy = new EnumMap<>(BehaviorMetric.class);
        values.forEach((metric, value) -> copy.put(
                InvalidValueException.requirePresent("metric", metric),
                InvalidValueException.requirePresent("value", value)));
        values = Collections.unmodifiableMap(copy);
    }

    private static void requireName(String field, String name) {
        InvalidValueException.requireText(field, name);
        LimitExceededException.requireAtMost(field + ", in characters", name.length(), LONGEST_NAME);
    }
}
