// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.EventChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.LogChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.Receiver;
import ai.smartwhale.balance.monitoring.alerts.notification.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that are watched and who is told of them, put together of the file, the host and the defaults.
 *
 * @param rules the rules
 * @param notifications who is told
 * @param channels by what
 */
record AlertTerms(List<AlertRule> rules, NotifierConfig notifications, List<NotificationChannel> channels) {

    private static final String OPERATORS = "operators";
    private static final String EVENT = "alert";

    static AlertTerms of(MonitoringConfig config, Optional<AlertsConfig> file, MonitoredBalance balance) {
        AlertingConfig alerting = config.alerting();
        List<NotificationChannel> channels = channels(alerting, balance);
        NotifierConfig notifications = file.map(AlertsConfig::notifications)
                .or(alerting::notifications)
                .orElseGet(() -> toAll(alerting, channels));
        return new AlertTerms(rules(config, file), notifications, channels);
    }

    private static List<AlertRule> rules(MonitoringConfig config, Optional<AlertsConfig> file) {
        Map<String, AlertRule> byName = new LinkedHashMap<>();
        file.map(AlertsConfig::rules).orElse(List.of()).forEach(rule -> byName.put(rule.name(), rule));
        config.alerting().rules().forEach(rule -> byName.putIfAbsent(rule.name(), rule));
        if (config.alerting().operatorRules()) {
            OperatorAlerts.rules(config.objectives(), config.slowAnswer())
                    .forEach(rule -> byName.putIfAbsent(rule.name(), rule));
        }
        return List.copyOf(byName.values());
    }

    private static List<NotificationChannel> channels(AlertingConfig config, MonitoredBalance balance) {
        List<NotificationChannel> channels = new ArrayList<>();
        channels.add(new LogChannel(AlertingConfig.LOG_CHANNEL));
        if (config.events()) {
            channels.add(new EventChannel(
                    AlertingConfig.EVENT_CHANNEL, (key, json) -> balance.publish(key, EVENT, json)));
        }
        channels.addAll(config.channels());
        return List.copyOf(channels);
    }

    private static NotifierConfig toAll(AlertingConfig config, List<NotificationChannel> channels) {
        Route route = new Route(
                OPERATORS, List.of(), List.of("alertname"), config.timing(), false, List.of(), List.of());
        List<String> names =
                channels.stream().map(NotificationChannel::name).toList();
        return NotifierConfig.of(route, new Receiver(OPERATORS, names, true));
    }
}
