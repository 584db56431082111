// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import ai.smartwhale.commons.monitoring.health.HealthReport;
import ai.smartwhale.commons.monitoring.health.HealthReporter;
import ai.smartwhale.commons.monitoring.health.HealthStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** What some checks say. What is degraded still works, so that only what is down is unavailable. */
record HealthPage(Supplier<HealthReport> checks, HealthReporter reporter) implements Page {

    @Override
    public Answer answer(Optional<String> accept) {
        HealthReport report = checks.get();
        int status = report.status() == HealthStatus.DOWN ? 503 : 200;
        return new Answer(status, HealthReporter.CONTENT_TYPE, reporter.toJson(report));
    }
}
