// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What is shown of one check.
 *
 * @param name which check
 * @param status what is shown; differs from what was found last while a change has not been seen often enough
 * @param outcome what was found last
 * @param groups what it counts for
 * @param critical whether the whole is down when this is
 * @param checkedAt when it was found
 * @param took how long it took
 */
public record HealthResult(
        String name,
        HealthStatus status,
        HealthOutcome outcome,
        Set<HealthGroup> groups,
        boolean critical,
        Instant checkedAt,
        Duration took) {

    /**
     * What it means to the whole.
     *
     * @return its status; {@link HealthStatus#DEGRADED} where it is down and not critical
     */
    public HealthStatus weight() {
        return status == HealthStatus.DOWN && !critical ? HealthStatus.DEGRADED : status;
    }
}
