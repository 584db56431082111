// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.http.MonitoringServer;
import ai.smartwhale.commons.monitoring.http.MonitoringServerBuilder;
import java.io.IOException;
import java.util.Optional;

/** Gathers what a dashboard serves; not thread-safe. */
public final class DashboardServerBuilder {

    private final DashboardManager manager;
    private DashboardServerConfig config = DashboardServerConfig.withDefaults();
    private Optional<AlertActions> actions = Optional.empty();
    private MonitoringServerBuilder pages = MonitoringServer.builder();

    DashboardServerBuilder(DashboardManager manager) {
        this.manager = manager;
    }

    /**
     * Sets where it listens, and its bounds.
     *
     * @param value the settings
     * @return this
     */
    public DashboardServerBuilder config(DashboardServerConfig value) {
        this.config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /**
     * Lets people acknowledge and silence alerts.
     *
     * @param value does it
     * @return this
     */
    public DashboardServerBuilder actions(AlertActions value) {
        this.actions = Optional.of(InvalidValueException.requirePresent("actions", value));
        return this;
    }

    /**
     * Serves metrics and health beside it, which need no token.
     *
     * @param value has these pages; where it listens is overridden
     * @return this
     */
    public DashboardServerBuilder beside(MonitoringServerBuilder value) {
        this.pages = InvalidValueException.requirePresent("pages", value);
        return this;
    }

    /**
     * Begins to listen.
     *
     * @return the server
     * @throws IOException if it cannot listen there
     */
    public DashboardServer start() throws IOException {
        return DefaultDashboardServer.start(manager, config, actions, pages);
    }
}
