// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
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

/** The rules that are watched, and who is told where no file says so. Pure functions. */
final class AlertTerms {

    /** The type of the events that tell of alerts. */
    static final String EVENT = "alert";

    private static final String OPERATORS = "operators";

    private AlertTerms() {}

    /** Those of the file, those of the host, and the operator rules; the first of a name counts. */
    static List<AlertRule> rules(MonitoringConfig config, List<AlertRule> file) {
        Map<String, AlertRule> byName = new LinkedHashMap<>();
        file.forEach(rule -> byName.put(rule.name(), rule));
        config.alerting().rules().forEach(rule -> byName.putIfAbsent(rule.name(), rule));
        if (config.alerting().operatorRules()) {
            OperatorAlerts.rules(config.objectives(), config.slowAnswer())
                    .forEach(rule -> byName.putIfAbsent(rule.name(), rule));
        }
        return List.copyOf(byName.values());
    }

    /** The log, events and the channels of the host. */
    static List<NotificationChannel> channels(AlertingConfig config, MonitoredBalance balance) {
        List<NotificationChannel> channels = new ArrayList<>();
        channels.add(new LogChannel(AlertingConfig.LOG_CHANNEL));
        if (config.events()) {
            channels.add(
                    new EventChannel(AlertingConfig.EVENT_CHANNEL, (key, json) -> balance.publish(key, EVENT, json)));
        }
        channels.addAll(config.channels());
        return List.copyOf(channels);
    }

    /** As the host says, or everybody through all channels. */
    static NotifierConfig notifications(AlertingConfig config, List<NotificationChannel> channels) {
        return config.notifications().orElseGet(() -> {
            Route route = new Route(
                    OPERATORS, List.of(), List.of(AlertIds.NAME), config.timing(), false, List.of(), List.of());
            List<String> names =
                    channels.stream().map(NotificationChannel::name).toList();
            return NotifierConfig.of(route, new Receiver(OPERATORS, names, true));
        });
    }
}
