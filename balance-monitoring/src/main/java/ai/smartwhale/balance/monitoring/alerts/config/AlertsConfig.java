// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * What a file of alerts says.
 *
 * @param rules when there is an alert
 * @param channels the ways to people
 * @param notifications who is told
 */
public record AlertsConfig(List<AlertRule> rules, List<ChannelSpec> channels, NotifierConfig notifications) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing
     */
    public AlertsConfig {
        rules = List.copyOf(rules);
        channels = List.copyOf(channels);
        InvalidValueException.requirePresent("notifications", notifications);
    }
}
