// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.NotificationManager;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsConfig;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsFile;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsHost;
import ai.smartwhale.balance.monitoring.alerts.config.FileAlerts;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifierBuilder;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is told of alerts: what a file says, from the start of Balance on, or what the host says. The rules of a file
 * that has changed wait for the next evaluation. Thread-safe.
 */
final class AlertTelling {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceMonitoring.class);
    private static final Duration SAVED_EVERY = Duration.ofSeconds(30);
    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(5);

    private final MonitoringConfig config;
    private final MonitoredBalance balance;
    private final InstantSource clock;
    private final AtomicReference<Optional<List<AlertRule>>> changed = new AtomicReference<>(Optional.empty());
    private final List<AlertRule> rules;
    private volatile Optional<FileAlerts> file = Optional.empty();
    private volatile Optional<NotificationManager> manager = Optional.empty();

    AlertTelling(MonitoringConfig config, MonitoredBalance balance, InstantSource clock) {
        this.config = config;
        this.balance = balance;
        this.clock = clock;
        Optional<Path> path = config.alerting().file();
        rules = path.map(AlertTelling::read).map(AlertsConfig::rules).orElse(List.of());
        if (path.isEmpty()) {
            manager = Optional.of(NotificationManager.create(ofTheHost()));
        }
    }

    private static AlertsConfig read(Path path) {
        try {
            return AlertsFile.read(path);
        } catch (IOException e) {
            throw new InvalidValueException("alerts file", path, "a file that can be read");
        }
    }

    private AlertNotifier ofTheHost() {
        AlertingConfig alerting = config.alerting();
        List<NotificationChannel> channels = AlertTerms.channels(alerting, balance);
        AlertNotifierBuilder builder = AlertNotifier.builder(AlertTerms.notifications(alerting, channels))
                .clock(clock);
        channels.forEach(builder::channel);
        if (alerting.stateFile().isEmpty()) {
            return builder.build();
        }
        try {
            return builder.build(alerting.stateFile().orElseThrow());
        } catch (IOException e) {
            throw unusableState(alerting.stateFile().orElseThrow());
        }
    }

    private static InvalidValueException unusableState(Path path) {
        return new InvalidValueException("stateFile", path, "a file that can be read and written");
    }

    /** Makes the channels of the file, where there is one, and watches it. */
    void start(CommonsExecutors executors) {
        Optional<Path> path = config.alerting().file();
        if (path.isEmpty() || file.isPresent()) {
            return;
        }
        AlertsHost host = AlertsHost.of(executors)
                .clock(clock)
                .publisher((key, json) -> balance.publish(key, AlertTerms.EVENT, json))
                .rules(fresh -> changed.set(Optional.of(fresh)))
                .every(config.period(), SAVED_EVERY, LOOKED_AT_EVERY);
        config.alerting().channels().forEach(host::channel);
        config.alerting().stateFile().ifPresent(host::stateFile);
        try {
            FileAlerts opened = FileAlerts.open(path.orElseThrow(), host);
            file = Optional.of(opened);
            manager = Optional.of(opened.manager());
        } catch (IOException e) {
            throw config.alerting()
                    .stateFile()
                    .map(AlertTelling::unusableState)
                    .orElseGet(() -> new InvalidValueException("alerts file", path, "a file that can be read"));
        }
    }

    /** The rules to begin with. */
    List<AlertRule> rules() {
        return AlertTerms.rules(config, rules);
    }

    /** The rules as they are now, if they have changed since this was asked for. */
    Optional<List<AlertRule>> changedRules() {
        return changed.getAndSet(Optional.empty()).map(fresh -> AlertTerms.rules(config, fresh));
    }

    NotificationManager manager() {
        return manager.orElseThrow(
                () -> new IllegalStateException("the channels of the file of alerts are made when Balance is started"));
    }

    /** Keeps what was told, where there is a file for it. */
    void save() {
        try {
            manager().notifier().save();
        } catch (IOException e) {
            LOG.warn("what was told of alerts could not be kept", e);
        }
    }

    void close() {
        try {
            if (file.isPresent()) {
                file.orElseThrow().close();
            } else if (manager.isPresent()) {
                manager.orElseThrow().notifier().close();
            }
        } catch (IOException e) {
            LOG.warn("what was told of alerts could not be kept", e);
        }
    }
}
