// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import java.util.Optional;

/**
 * What is to be monitored.
 *
 * @param config how; empty for not at all
 * @param messages counts dead letters; empty where nothing is monitored, or the messaging is the host's
 */
record MonitoringSetup(Optional<MonitoringConfig> config, Optional<CountedMessaging> messages) {}
