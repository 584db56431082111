// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * Runs checks side by side. Each has its own time to end in: one that hangs is reported as down, keeps no other from
 * running, and is not started again before it has come back. What was found is given out again for a while, so that
 * many who ask cost no more than one. Thread-safe.
 */
public interface HealthChecker extends AutoCloseable {

    /**
     * Which checks there are.
     *
     * @return their names, in the order in which they were given
     */
    List<String> names();

    /**
     * Runs all checks whose result is too old. Waits for the slowest, at most for its timeout.
     *
     * @return what they said
     * @throws IllegalStateException if this is closed
     */
    HealthReport check();

    /**
     * Runs the checks of one group whose result is too old. A group without checks is up.
     *
     * @param group which
     * @return what they said
     * @throws IllegalStateException if this is closed
     */
    HealthReport check(HealthGroup group);

    /**
     * What a check said last, however old; runs nothing.
     *
     * @param name which check
     * @return absent if it never ran
     * @throws InvalidValueException if there is no such check
     */
    Optional<HealthResult> last(String name);

    /** Ends the checks that run, and the threads that this made. Closing again does nothing. */
    @Override
    void close();

    /**
     * Starts to gather checks.
     *
     * @return a builder
     */
    static HealthCheckerBuilder builder() {
        return new HealthCheckerBuilder();
    }
}
