// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import java.time.Duration;

/**
 * What people do about alerts on the dashboard; whoever keeps the alerts fills it. Called on threads of the server, by
 * many at a time.
 */
public interface AlertActions {

    /**
     * Somebody looks at it.
     *
     * @param alertId which alert
     * @param actor who looks
     * @return what became of it
     */
    AlertActionOutcome acknowledge(String alertId, String actor);

    /**
     * Nobody shall be told of it for a time.
     *
     * @param alertId which alert
     * @param time for how long, above zero
     * @param actor who says so
     * @param reason why, may be empty
     * @return what became of it
     */
    AlertActionOutcome silence(String alertId, Duration time, String actor, String reason);
}
