// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

/** Asks what a breaker guards whether it is well again. */
@FunctionalInterface
public interface HealthProbe {

    /**
     * Asks; may block for as long as the configuration of the {@link Recovery} allows.
     *
     * @return whether it is well
     * @throws Exception if it is not, or cannot be asked
     */
    boolean isHealthy() throws Exception;
}
