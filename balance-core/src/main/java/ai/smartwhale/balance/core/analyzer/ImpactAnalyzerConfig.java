// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * When an impact counts as high.
 *
 * @param window how far back is looked, and for how many actions of models
 * @param minSamples from how many observations on it is judged, 2 or more; 3 by default
 * @param errors how many standard errors the mean must be away from zero, so that it is no chance, 0 to 100; 2 by
 *     default
 * @param coolDown how long nothing more is told of an action in the same direction, zero to ten years; 30 seconds by
 *     default
 */
public record ImpactAnalyzerConfig(AnalysisWindow window, int minSamples, double errors, Duration coolDown) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the cool-down is too long
     */
    public ImpactAnalyzerConfig {
        InvalidValueException.requirePresent("window", window);
        InvalidValueException.requireRange("minSamples", minSamples, 2, Integer.MAX_VALUE);
        Numbers.requireBetween("errors", errors, 0, 100);
        if (InvalidValueException.requirePresent("coolDown", coolDown).isNegative()) {
            throw new InvalidValueException("coolDown", coolDown, "zero or more");
        }
        LimitExceededException.requireAtMost("coolDown, in seconds", coolDown.toSeconds(), LONGEST.toSeconds());
    }

    /**
     * The documented defaults; the window is that of {@link AnalysisWindow#defaults()}.
     *
     * @return the settings
     */
    public static ImpactAnalyzerConfig defaults() {
        return new ImpactAnalyzerConfig(AnalysisWindow.defaults(), 3, 2, Duration.ofSeconds(30));
    }

    /**
     * The same with another window.
     *
     * @param other how far back is looked
     * @return the settings
     */
    public ImpactAnalyzerConfig withWindow(AnalysisWindow other) {
        return new ImpactAnalyzerConfig(other, minSamples, errors, coolDown);
    }

    /**
     * The same with another cool-down.
     *
     * @param other how long nothing more is told of an action
     * @return the settings
     */
    public ImpactAnalyzerConfig withCoolDown(Duration other) {
        return new ImpactAnalyzerConfig(window, minSamples, errors, other);
    }
}
