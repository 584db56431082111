// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import java.time.Instant;
import java.util.List;

/**
 * What all checks said.
 *
 * @param status the worst of them; one that is down and not critical degrades the whole
 * @param at when it was put together
 * @param results one per check, in the order in which they were given
 */
public record HealthReport(HealthStatus status, Instant at, List<HealthResult> results) {

    /** Copies the results. */
    public HealthReport {
        results = List.copyOf(results);
    }

    static HealthReport of(Instant at, List<HealthResult> results) {
        HealthStatus worst = results.stream().map(HealthResult::weight).reduce(HealthStatus.UP, HealthStatus::worse);
        return new HealthReport(worst, at, results);
    }
}
