// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.NotificationManager;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifierBuilder;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the bytes of the file with those of the last look, so that a broken file is told of once. */
final class DefaultFileAlerts implements FileAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(FileAlerts.class);

    private final Path file;
    private final AlertsHost host;
    private final ChannelFactory factory;
    private final AlertNotifier notifier;
    private final NotificationManager manager;
    private final NotifierDriver driver;
    private final ScheduledFuture<?> watch;
    private final Object looking = new Object();
    private final AtomicBoolean busy = new AtomicBoolean();
    private byte[] seen;
    private String lastFailure = "";
    private volatile AlertsConfig config;
    private volatile boolean closed;

    private DefaultFileAlerts(
            Path file,
            AlertsHost host,
            ChannelFactory factory,
            AlertNotifier notifier,
            byte[] seen,
            AlertsConfig config) {
        this.file = file;
        this.host = host;
        this.factory = factory;
        this.notifier = notifier;
        this.seen = seen;
        this.config = config;
        this.manager = NotificationManager.create(notifier);
        this.driver = NotifierDriver.start(notifier, host.executors, host.turn, host.save);
        long nanos = host.watch.toNanos();
        this.watch = host.executors.timer().scheduleWithFixedDelay(this::lookSoon, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    static FileAlerts open(Path file, AlertsHost host) throws IOException {
        byte[] bytes = AlertsFile.bytes(file);
        AlertsConfig config = AlertsFile.parse(bytes, AlertsFile.isJson(file));
        ChannelFactory factory = new ChannelFactory(host);
        AlertNotifierBuilder builder =
                AlertNotifier.builder(config.notifications()).clock(host.clock);
        factory.make(config.channels()).forEach(builder::channel);
        AlertNotifier notifier =
                host.stateFile.isPresent() ? builder.build(host.stateFile.orElseThrow()) : builder.build();
        DefaultFileAlerts alerts = new DefaultFileAlerts(file, host, factory, notifier, bytes, config);
        alerts.tellPresentRules();
        return alerts;
    }

    /** Of a look that was sooner than this, what is told last has to be what holds. */
    private void tellPresentRules() {
        synchronized (looking) {
            tellRules(config.rules());
        }
    }

    /** Executors of a host may refuse: an exception would end all looks that follow. */
    private void lookSoon() {
        try {
            host.executors.workers().execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nobody was free to look at {}, until the next time: {}", file, e.toString());
        }
    }

    /** Left out while the last one is not over: a disk that hangs must not take up one worker after the other. */
    private void look() {
        if (closed || busy.getAndSet(true)) {
            return;
        }
        try {
            var unused = reload();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("The file of alerts {} could not be looked at", file, e);
            }
        } finally {
            busy.set(false);
        }
    }

    @Override
    public Reload reload() {
        if (closed) {
            throw new IllegalStateException("the alerts of " + file + " are closed");
        }
        synchronized (looking) {
            byte[] bytes;
            try {
                bytes = AlertsFile.bytes(file);
            } catch (IOException | IllegalArgumentException e) {
                return refused(file + " cannot be read: " + e);
            }
            if (Arrays.equals(bytes, seen)) {
                lastFailure = "";
                return Reload.UNCHANGED;
            }
            return take(bytes);
        }
    }

    private Reload take(byte[] bytes) {
        AlertsConfig fresh;
        try {
            fresh = AlertsFile.parse(bytes, AlertsFile.isJson(file));
            List<NotificationChannel> channels = factory.make(fresh.channels());
            notifier.reload(fresh.notifications(), channels);
        } catch (ConfigProblemsException e) {
            return refused(e.problems().stream()
                    .map(problem -> problem.at(file.toString()))
                    .collect(Collectors.joining("\n")));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // Messages of these name fields and places, never what is secret.
            return refused(file + ": " + e.getMessage());
        }
        seen = bytes;
        lastFailure = "";
        List<AlertRule> before = config.rules();
        config = fresh;
        LOG.info("The alerts of {} have changed and hold from now on", file);
        if (!before.equals(fresh.rules())) {
            tellRules(fresh.rules());
        }
        return Reload.TAKEN;
    }

    /** Tells of a failure once, until there is another one or none. */
    private Reload refused(String why) {
        if (!why.equals(lastFailure)) {
            lastFailure = why;
            LOG.warn("The old alerts still hold, since the new ones have mistakes:\n{}", why);
        }
        return Reload.REFUSED;
    }

    private void tellRules(List<AlertRule> rules) {
        try {
            host.rules.accept(rules);
        } catch (RuntimeException e) {
            LOG.warn("The rules of {} were not taken", file, e);
        }
    }

    @Override
    public AlertsConfig config() {
        return config;
    }

    @Override
    public AlertNotifier notifier() {
        return notifier;
    }

    @Override
    public NotificationManager manager() {
        return manager;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        watch.cancel(false);
        try {
            driver.close();
        } finally {
            notifier.close();
        }
    }
}
