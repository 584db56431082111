// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertEventPublisher;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierDriver;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;

/** What a host gives to the alerts of a file. Only its executors are needed. Not safe for use by many threads. */
public final class AlertsHost {

    final CommonsExecutors executors;
    final Map<String, NotificationChannel> channels = new LinkedHashMap<>();
    Optional<HttpClient> client = Optional.empty();
    Optional<AlertEventPublisher> publisher = Optional.empty();
    Optional<Path> stateFile = Optional.empty();
    Optional<SSLSocketFactory> mailSockets = Optional.empty();
    Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
    Consumer<List<AlertRule>> rules = changed -> {};
    InstantSource clock = InstantSource.system();
    Duration turn = NotifierDriver.DEFAULT_TURN;
    Duration save = NotifierDriver.DEFAULT_SAVE;
    Duration watch = Duration.ofSeconds(10);

    private AlertsHost(CommonsExecutors executors) {
        this.executors = InvalidValueException.requirePresent("executors", executors);
    }

    /**
     * A host.
     *
     * @param executors all threads that are used
     * @return the host
     */
    public static AlertsHost of(CommonsExecutors executors) {
        return new AlertsHost(executors);
    }

    /**
     * Adds a channel for the name of a channel of type {@code host}.
     *
     * @param channel the channel
     * @return this
     */
    public AlertsHost channel(NotificationChannel channel) {
        channels.put(InvalidValueException.requirePresent("channel", channel).name(), channel);
        return this;
    }

    /**
     * Sets who posts to webhooks; by default a client is made on the host's workers when a webhook is configured.
     *
     * @param http the client, which must not follow redirects
     * @return this
     */
    public AlertsHost client(HttpClient http) {
        client = Optional.of(InvalidValueException.requirePresent("http", http));
        return this;
    }

    /**
     * Sets who publishes for channels of type {@code event}.
     *
     * @param events the publisher
     * @return this
     */
    public AlertsHost publisher(AlertEventPublisher events) {
        publisher = Optional.of(InvalidValueException.requirePresent("events", events));
        return this;
    }

    /**
     * Sets where the state is kept across restarts; nowhere by default.
     *
     * @param file the file
     * @return this
     */
    public AlertsHost stateFile(Path file) {
        stateFile = Optional.of(InvalidValueException.requirePresent("state file", file));
        return this;
    }

    /**
     * Sets whom mail trusts; the authorities of the JVM by default.
     *
     * @param sockets makes connections with TLS
     * @return this
     */
    public AlertsHost mailSockets(SSLSocketFactory sockets) {
        mailSockets = Optional.of(InvalidValueException.requirePresent("sockets", sockets));
        return this;
    }

    /**
     * Sets what gives the variables of the environment; the process's own by default.
     *
     * @param variables gives a value by its name
     * @return this
     */
    public AlertsHost environment(Function<String, Optional<String>> variables) {
        environment = InvalidValueException.requirePresent("variables", variables);
        return this;
    }

    /**
     * Sets who is told of the rules: once when the file is opened, and again when they change. An
     * {@link ai.smartwhale.balance.monitoring.alerts.AlertDetector} takes them by {@code replaceRules}.
     *
     * @param changed takes all rules
     * @return this
     */
    public AlertsHost rules(Consumer<List<AlertRule>> changed) {
        rules = InvalidValueException.requirePresent("changed", changed);
        return this;
    }

    /**
     * Sets the clock; the system's by default.
     *
     * @param source the clock
     * @return this
     */
    public AlertsHost clock(InstantSource source) {
        clock = InvalidValueException.requirePresent("source", source);
        return this;
    }

    /**
     * Sets how often it is looked what is due, what is to be saved, and whether the file has changed; every second,
     * every 30 seconds and every 10 seconds by default.
     *
     * @param due how often messages are made, above zero
     * @param saved how often the state is saved, above zero
     * @param watched how often the file is looked at, above zero
     * @return this
     */
    public AlertsHost every(Duration due, Duration saved, Duration watched) {
        turn = InvalidValueException.requirePositive("due", due);
        save = InvalidValueException.requirePositive("saved", saved);
        watch = InvalidValueException.requirePositive("watched", watched);
        return this;
    }
}
