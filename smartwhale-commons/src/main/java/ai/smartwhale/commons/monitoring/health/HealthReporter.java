// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Subscription;
import java.time.Duration;

/** Tells others how well everything is: as JSON, as metrics, to listeners. Thread-safe. */
public interface HealthReporter {

    /** What HTTP calls the JSON. */
    String CONTENT_TYPE = "application/health+json";

    /**
     * Writes a report as the draft "Health Check Response Format for HTTP APIs" (draft-inadarei-api-health-check-06)
     * has it: {@code pass}, {@code warn} or {@code fail}, and below {@code checks} what each of them found. No text of
     * an exception is in it.
     *
     * @param report the report
     * @return the bytes, in UTF-8
     */
    byte[] toJson(HealthReport report);

    /**
     * Shows what every check said last as the gauge {@code health_check_state} by the label {@code check}: 2 is up, 1
     * degraded, 0 down, absent where it never ran. Reading it runs nothing.
     *
     * @param collector what shows it
     * @return takes the series away
     */
    Subscription showIn(MetricsCollector collector);

    /**
     * Checks all at every period, never twice at the same time, so that what the gauges show is young.
     *
     * @param period how often, above zero
     * @param listener is told of changes; the first report counts as one if it is not up
     * @param executors whose threads do it; not closed by this
     * @return ends it
     * @throws InvalidValueException if the period is not above zero
     */
    Subscription watch(Duration period, HealthListener listener, CommonsExecutors executors);

    /**
     * Reports on a checker.
     *
     * @param checker runs the checks; not closed by this
     * @param serviceId what the service is called in reports
     * @return the reporter
     * @throws InvalidValueException if the id is blank
     */
    static HealthReporter create(HealthChecker checker, String serviceId) {
        return new DefaultHealthReporter(
                InvalidValueException.requirePresent("checker", checker),
                InvalidValueException.requireText("serviceId", serviceId));
    }
}
