// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.monitoring.alerts.config.ConfigProblemsException;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.monitoring.AlertingConfig;
import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What operators see of a Balance while it runs, and what warns them. */
final class DashboardOptions {

    @Option(
            names = "--dashboard",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "Serve the dashboard on this port of loopback; without a number on a free one. Its address,"
                    + " with the token that opens it, is printed once.")
    private @Nullable Integer port;

    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            description = "Alert rules and who is told of them, in YAML or JSON; read again when it changes. Rules for"
                    + " operators are watched besides; see docs/operating.md.")
    private @Nullable Path alerts;

    /** Lets what is built be watched, if it is asked for. */
    BalanceBuilder before(BalanceBuilder builder, String name, Optional<MetricsCollector> collector) {
        Integer wanted = port;
        if (!watches()) {
            return builder;
        }
        MonitoringConfig.Builder config = MonitoringConfig.builder().name(name).alerting(alerting());
        collector.ifPresent(config::collector);
        if (wanted != null) {
            InvalidValueException.requireRange("--dashboard", wanted, 0, 65_535);
            config.server(DashboardServerConfig.withDefaults().withListening(DashboardServerConfig.onLoopback(wanted)));
        }
        return builder.monitoring(config.build());
    }

    private AlertingConfig alerting() {
        AlertingConfig.Builder alerting = AlertingConfig.builder();
        Optional.ofNullable(alerts).ifPresent(alerting::file);
        return alerting.build();
    }

    /** Builds, and tells mistakes in the file of alerts as such. */
    Balance build(BalanceBuilder builder) {
        try {
            return builder.build();
        } catch (ConfigProblemsException e) {
            throw new InvalidValueException("--alerts", alerts, "a file without mistakes: " + e.getMessage());
        }
    }

    /**
     * Prints where the dashboard is, beside the output, which may be for a program to read.
     *
     * @throws InvalidValueException if it was wanted and cannot be served
     */
    void announce(Balance balance, PrintWriter err) {
        if (port == null) {
            return;
        }
        err.println("dashboard: "
                + balance.monitoring()
                        .flatMap(BalanceMonitoring::page)
                        .orElseThrow(
                                () -> new InvalidValueException("--dashboard", port, "a port that nobody listens on")));
        err.flush();
    }

    /** Whether a page is asked for. */
    boolean isAsked() {
        return port != null;
    }

    /** Whether anything is watched. */
    boolean watches() {
        return port != null || alerts != null;
    }
}
