// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.AlertDetector;
import ai.smartwhale.balance.monitoring.alerts.Classification;
import ai.smartwhale.balance.monitoring.alerts.NotificationManager;
import ai.smartwhale.balance.monitoring.metrics.PerformanceMetrics;
import ai.smartwhale.balance.monitoring.metrics.QualityMetrics;
import ai.smartwhale.balance.monitoring.metrics.ResourceMetrics;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.ReportGenerator;
import ai.smartwhale.balance.monitoring.reporting.http.AlertActions;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be seen of a {@link ai.smartwhale.balance.services.Balance} that was built with monitoring. It is brought
 * up to date while Balance is open, and can be read after. Thread-safe.
 */
public interface BalanceMonitoring {

    /**
     * Where its metrics are registered.
     *
     * @return the collector of the host, or its own
     */
    MetricsCollector collector();

    /**
     * How models do.
     *
     * @return the view
     */
    PerformanceMetrics performance();

    /**
     * How good answers are.
     *
     * @return the view; without sources where there is no control of quality
     */
    QualityMetrics quality();

    /**
     * How much of the resources is used.
     *
     * @return the view
     */
    ResourceMetrics resources();

    /**
     * What is wrong now.
     *
     * @return the alerts that fire, with what they mean and what to do
     */
    List<Classification> alerts();

    /**
     * What was wrong.
     *
     * @param past how far back, above zero
     * @return the alerts that ended meanwhile, the latest first; 1,000 at most
     */
    List<Alert> endedAlerts(Duration past);

    /**
     * What watches the rules.
     *
     * @return the detector, to look into
     */
    AlertDetector detector();

    /**
     * What tells operators.
     *
     * @return the manager, with silences, acknowledgements and what could not be delivered
     * @throws IllegalStateException if a file says who is told, and Balance was never started
     */
    NotificationManager notifications();

    /**
     * Acknowledges and silences alerts, as the dashboard does.
     *
     * @return by the ids that the dashboard shows
     */
    AlertActions actions();

    /**
     * What the dashboard shows.
     *
     * @return the manager
     */
    DashboardManager dashboard();

    /**
     * The address of the dashboard for the browser of whoever may see it; it has the token in it.
     *
     * @return absent where no server was asked for, none could listen, or Balance is not open
     */
    Optional<URI> page();

    /**
     * What makes and writes reports.
     *
     * @return the generator, over traffic, alerts, quality and resources
     */
    ReportGenerator reports();

    /**
     * Makes a report that ends now, with forecasts an eighth of its time ahead.
     *
     * @param title its title
     * @param past how far back, a minute or more; no farther than {@link HistoryConfig} remembers
     * @param language of its words, digits and dates
     * @return the report, to be written by {@link #reports()}
     * @throws ai.smartwhale.commons.InvalidValueException if the title is blank or the time too short
     */
    Report report(String title, Duration past, ReportLanguage language);
}
