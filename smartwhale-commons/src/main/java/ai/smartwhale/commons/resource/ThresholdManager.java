// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Knows which readings are too high. A reading rises to a level when it stays at or above it for the minimum duration,
 * and leaves it when it stays below it by more than the hysteresis for as long.
 *
 * <p>Thread-safe. Time is that of the samples.
 */
public interface ThresholdManager {

    /**
     * Sets or replaces the thresholds of a kind. A level that is reached stays reached until a sample says otherwise.
     *
     * @param kind of what
     * @param thresholds its thresholds
     */
    void setThresholds(ResourceKind kind, Thresholds thresholds);

    /**
     * The thresholds of a kind as they are now.
     *
     * @param kind of what
     * @return the thresholds, if any were set
     */
    Optional<Thresholds> thresholds(ResourceKind kind);

    /**
     * Brings the levels of a kind to the configured quantiles of its recent readings, within the bounds of its
     * thresholds.
     *
     * @param kind of what
     * @return what was done; nothing if no thresholds were set
     */
    Optional<ThresholdAdjustment> adjustDynamic(ResourceKind kind);

    /**
     * Compares a sample with the thresholds. A sample that is not newer than the last one is ignored, and an unknown
     * reading changes no level.
     *
     * @param snapshot the sample
     * @return the changes of level, in the order of the kinds; listeners were told them
     */
    List<BreachEvent> handleBreach(ResourceSnapshot snapshot);

    /**
     * The level of a kind.
     *
     * @param kind of what
     * @return its level now; normal where no thresholds were set
     */
    BreachLevel level(ResourceKind kind);

    /**
     * Adds a listener that is told every change of a level, on the thread that handles the sample. What it throws is
     * logged and ignored.
     *
     * @param listener is told
     * @return removes the listener when closed
     * @throws LimitExceededException if there are too many
     */
    Registration addListener(Consumer<? super BreachEvent> listener);

    /**
     * Without thresholds yet.
     *
     * @param config how they are adjusted
     * @return the manager
     */
    static ThresholdManager create(ThresholdManagerConfig config) {
        return new DefaultThresholdManager(InvalidValueException.requirePresent("config", config));
    }
}
