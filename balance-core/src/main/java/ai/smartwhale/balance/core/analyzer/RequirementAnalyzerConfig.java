// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * When a need counts as unmet.
 *
 * @param window how far back is looked, and for how many models
 * @param minRequests from how many requests on a model is judged, 1 or more; 5 by default
 * @param unmetShare the part of a need that may be unmet, 0 to 1; 0.2 by default
 * @param grace how old a request must be to count as unmet, zero to less than the window, in whole buckets rounded up;
 *     1 second by default
 * @param smoothing over which time rates are smoothed, above zero, one day at most; 10 seconds by default
 * @param maxTypes kinds of data that are counted for a model, 1 to 1,000; 16 by default
 */
public record RequirementAnalyzerConfig(
        AnalysisWindow window, int minRequests, double unmetShare, Duration grace, Duration smoothing, int maxTypes) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the smoothing is too long
     */
    public RequirementAnalyzerConfig {
        InvalidValueException.requirePresent("window", window);
        InvalidValueException.requireRange("minRequests", minRequests, 1, Integer.MAX_VALUE);
        Numbers.requireShare("unmetShare", unmetShare);
        InvalidValueException.requirePresent("grace", grace);
        if (grace.isNegative() || grace.compareTo(window.span().minus(window.bucket())) > 0) {
            throw new InvalidValueException("grace", grace, "zero to one bucket less than the window");
        }
        InvalidValueException.requirePositive("smoothing", smoothing);
        LimitExceededException.requireAtMost(
                "smoothing, in seconds",
                smoothing.toSeconds(),
                Duration.ofDays(1).toSeconds());
        InvalidValueException.requireRange("maxTypes", maxTypes, 1, 1_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static RequirementAnalyzerConfig defaults() {
        return new RequirementAnalyzerConfig(
                AnalysisWindow.defaults(), 5, 0.2, Duration.ofSeconds(1), Duration.ofSeconds(10), 16);
    }

    /**
     * The same with another window.
     *
     * @param other how far back is looked
     * @return the settings
     */
    public RequirementAnalyzerConfig withWindow(AnalysisWindow other) {
        return new RequirementAnalyzerConfig(other, minRequests, unmetShare, grace, smoothing, maxTypes);
    }

    /**
     * The same with another number of requests.
     *
     * @param requests from how many on a model is judged, 1 or more
     * @return the settings
     */
    public RequirementAnalyzerConfig withMinRequests(int requests) {
        return new RequirementAnalyzerConfig(window, requests, unmetShare, grace, smoothing, maxTypes);
    }

    /**
     * The same with another part that may be unmet.
     *
     * @param share 0 to 1
     * @return the settings
     */
    public RequirementAnalyzerConfig withUnmetShare(double share) {
        return new RequirementAnalyzerConfig(window, minRequests, share, grace, smoothing, maxTypes);
    }

    /**
     * The same with another grace.
     *
     * @param age how old a request must be to count as unmet
     * @return the settings
     */
    public RequirementAnalyzerConfig withGrace(Duration age) {
        return new RequirementAnalyzerConfig(window, minRequests, unmetShare, age, smoothing, maxTypes);
    }
}
