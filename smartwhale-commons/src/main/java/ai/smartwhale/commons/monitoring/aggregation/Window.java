// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How time is cut. Windows begin at multiples of their step since 1970 in UTC, so that those of two processes are the
 * same.
 *
 * @param size how long a window is, above zero, in whole milliseconds
 * @param step from the beginning of one to that of the next, above zero, at most the size
 */
public record Window(Duration size, Duration step) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public Window {
        InvalidValueException.requirePositive("size", size);
        InvalidValueException.requirePositive("step", step);
        if (step.compareTo(size) > 0) {
            throw new InvalidValueException("step", step, "at most the size " + size);
        }
        InvalidValueException.requireRange("size in milliseconds", size.toMillis(), 1, Long.MAX_VALUE);
        InvalidValueException.requireRange("step in milliseconds", step.toMillis(), 1, Long.MAX_VALUE);
    }

    /**
     * Windows side by side: every moment lies in exactly one.
     *
     * @param size how long they are
     * @return the windows
     */
    public static Window tumbling(Duration size) {
        return new Window(size, size);
    }

    /**
     * Windows that overlap.
     *
     * @param size how long they are
     * @param step from one to the next
     * @return the windows
     */
    public static Window sliding(Duration size, Duration step) {
        return new Window(size, step);
    }
}
