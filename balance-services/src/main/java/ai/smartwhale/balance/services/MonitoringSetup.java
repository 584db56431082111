// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import java.util.Optional;

/**
 * What is to be monitored.
 *
 * @param config how; empty for not at all
 * @param messages counts dead letters; empty where the messaging is the host's
 */
record MonitoringSetup(Optional<MonitoringConfig> config, Optional<CountedMessaging> messages) {

    static final MonitoringSetup NONE = new MonitoringSetup(Optional.empty(), Optional.empty());

    MonitoringSetup with(MonitoringConfig value) {
        // The page that was asked for before stays.
        return new MonitoringSetup(
                Optional.of(config.flatMap(MonitoringConfig::server)
                        .filter(page -> value.server().isEmpty())
                        .map(value::withServer)
                        .orElse(value)),
                messages);
    }

    MonitoringSetup with(DashboardServerConfig page) {
        return new MonitoringSetup(
                Optional.of(config.orElseGet(MonitoringConfig::defaults).withServer(page)), messages);
    }

    MonitoringSetup with(CountedMessaging counted) {
        return new MonitoringSetup(config, Optional.of(counted));
    }
}
