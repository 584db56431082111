// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.dashboard.DashboardGenerator;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.health.HealthChecker;
import ai.smartwhale.commons.monitoring.health.HealthGroup;
import ai.smartwhale.commons.monitoring.health.HealthReporter;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Gathers what a server serves; not thread-safe. */
public final class MonitoringServerBuilder {

    private final Map<String, Page> pages = new HashMap<>();
    private HttpHandler others = new PagesHandler(Map.of(), exchange -> {}, false)::handlePage;
    private MonitoringServerConfig config = MonitoringServerConfig.defaults();

    MonitoringServerBuilder() {}

    /**
     * Serves metrics.
     *
     * @param exporter writes them
     * @return this
     */
    public MonitoringServerBuilder metrics(MetricsExporter exporter) {
        pages.put("/metrics", new MetricsPage(InvalidValueException.requirePresent("exporter", exporter)));
        return this;
    }

    /**
     * Serves health.
     *
     * @param checker runs the checks; not closed by the server
     * @param reporter writes what they say
     * @return this
     */
    public MonitoringServerBuilder health(HealthChecker checker, HealthReporter reporter) {
        InvalidValueException.requirePresent("checker", checker);
        InvalidValueException.requirePresent("reporter", reporter);
        pages.put("/health", new HealthPage(checker::check, reporter));
        pages.put("/health/live", new HealthPage(() -> checker.check(HealthGroup.LIVENESS), reporter));
        pages.put("/health/ready", new HealthPage(() -> checker.check(HealthGroup.READINESS), reporter));
        pages.put("/health/startup", new HealthPage(() -> checker.check(HealthGroup.STARTUP), reporter));
        return this;
    }

    /**
     * Serves what the collector remembers as a page for people.
     *
     * @param generator writes it
     * @param title its title
     * @return this
     */
    public MonitoringServerBuilder dashboard(DashboardGenerator generator, String title) {
        InvalidValueException.requirePresent("generator", generator);
        InvalidValueException.requireText("title", title);
        pages.put(
                "/dashboard",
                accept -> new Page.Answer(
                        200, "text/html; charset=utf-8", generator.html(title).getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /**
     * Serves everything that this server has no page of its own for. It is called on the threads of the server and
     * within its time for a request; whoever needs longer keeps the exchange open and answers it on a thread of its
     * own. Names that are not of this host are refused before.
     *
     * @param handler answers
     * @return this
     */
    public MonitoringServerBuilder others(HttpHandler handler) {
        this.others = InvalidValueException.requirePresent("handler", handler);
        return this;
    }

    /**
     * Sets where it listens; a free port of loopback by default.
     *
     * @param value the settings
     * @return this
     */
    public MonitoringServerBuilder config(MonitoringServerConfig value) {
        this.config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /**
     * Begins to listen.
     *
     * @return the server
     * @throws IOException if it cannot listen there
     */
    public MonitoringServer start() throws IOException {
        return DefaultMonitoringServer.start(
                config,
                new PagesHandler(pages, others, config.address().getAddress().isLoopbackAddress()));
    }
}
