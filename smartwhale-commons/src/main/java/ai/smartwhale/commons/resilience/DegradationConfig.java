// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A ladder of degradation. Immutable.
 *
 * @param features all features that can be asked for, at most 1,000
 * @param levels 2 to 32 with names that differ, mildest first; the first has all features on, and each further one
 *     begins at a higher load, ends at no lower one, and switches off at least what the one before does
 * @param worsenAfter how long the load must be high before the level worsens; zero reacts at once
 * @param easeAfter how long the load must be low, and the level must have lasted, before it eases by one step; zero to
 *     365 days
 */
public record DegradationConfig(
        Set<String> features, List<DegradationLevel> levels, Duration worsenAfter, Duration easeAfter) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is missing or outside of its range, or if the levels are not in order
     */
    public DegradationConfig {
        features = Set.copyOf(InvalidValueException.requirePresent("features", features));
        levels = List.copyOf(InvalidValueException.requirePresent("levels", levels));
        InvalidValueException.requireRange("features.size", features.size(), 0, 1_000);
        InvalidValueException.requireRange("levels.size", levels.size(), 2, 32);
        requireDwell("worsenAfter", worsenAfter);
        requireDwell("easeAfter", easeAfter);
        if (!levels.get(0).disabled().isEmpty()) {
            throw new InvalidValueException("levels[0].disabled", levels.get(0).disabled(), "none");
        }
        if (levels.stream().map(DegradationLevel::name).distinct().count() < levels.size()) {
            throw new InvalidValueException(
                    "levels", levels.stream().map(DegradationLevel::name).toList(), "names that differ");
        }
        for (int i = 1; i < levels.size(); i++) {
            requireOrder(features, levels.get(i - 1), levels.get(i), i);
        }
    }

    private static void requireDwell(String field, Duration value) {
        InvalidValueException.requirePresent(field, value);
        if (value.isNegative() || value.compareTo(BackoffStrategies.LONGEST_CAP) > 0) {
            throw new InvalidValueException(field, value, "0.." + BackoffStrategies.LONGEST_CAP);
        }
    }

    private static void requireOrder(Set<String> features, DegradationLevel milder, DegradationLevel level, int i) {
        String field = "levels[" + i + "]";
        if (level.enterAt() <= milder.enterAt()) {
            throw new InvalidValueException(field + ".enterAt", level.enterAt(), "above " + milder.enterAt());
        }
        if (level.leaveAt() < milder.leaveAt()) {
            throw new InvalidValueException(field + ".leaveAt", level.leaveAt(), milder.leaveAt() + " or more");
        }
        if (!level.disabled().containsAll(milder.disabled())) {
            throw new InvalidValueException(field + ".disabled", level.disabled(), "at least " + milder.disabled());
        }
        if (!features.containsAll(level.disabled())) {
            throw new InvalidValueException(field + ".disabled", level.disabled(), "some of " + features);
        }
    }
}
