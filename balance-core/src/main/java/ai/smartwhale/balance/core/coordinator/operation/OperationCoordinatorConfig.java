// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How much an {@link OperationCoordinator} keeps.
 *
 * @param maxActive operations that have not ended, 1 to 1,000,000; 100,000 by default. One more is rejected
 * @param maxEnded operations that have ended and can still be asked for, 1 to 1,000,000; 10,000 by default. The oldest
 *     is forgotten for one more
 * @param promotion by how many levels an operation on the critical path becomes more urgent, 0 to 9; 1 by default
 * @param expected how long an operation takes of which nothing is known, above zero; one second by default
 */
public record OperationCoordinatorConfig(int maxActive, int maxEnded, int promotion, Duration expected) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public OperationCoordinatorConfig {
        InvalidValueException.requireRange("maxActive", maxActive, 1, 1_000_000);
        InvalidValueException.requireRange("maxEnded", maxEnded, 1, 1_000_000);
        InvalidValueException.requireRange("promotion", promotion, 0, 9);
        InvalidValueException.requirePositive("expected", expected);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static OperationCoordinatorConfig defaults() {
        return new OperationCoordinatorConfig(100_000, 10_000, 1, Duration.ofSeconds(1));
    }

    /**
     * The same with other bounds.
     *
     * @param active operations that have not ended, 1 to 1,000,000
     * @param ended operations that have, 1 to 1,000,000
     * @return the settings
     */
    public OperationCoordinatorConfig withBounds(int active, int ended) {
        return new OperationCoordinatorConfig(active, ended, promotion, expected);
    }
}
