// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

/** Finds out how well something is. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Looks. Runs on a worker thread, never twice at the same time, and is interrupted when its time is over.
     *
     * @return what it found
     * @throws Exception if it cannot find out, which counts as {@link HealthStatus#DOWN}; the text of the exception is
     *     shown to nobody outside
     */
    HealthOutcome check() throws Exception;
}
