// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts a notifier together. Not safe for use by many threads. */
public final class AlertNotifierBuilder {

    private final NotifierConfig config;
    private final Map<String, NotificationChannel> channels = new LinkedHashMap<>();
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = BackoffStrategies.threadLocalRandom();

    AlertNotifierBuilder(NotifierConfig config) {
        this.config = InvalidValueException.requirePresent("config", config);
    }

    /**
     * Adds a channel.
     *
     * @param channel the channel
     * @return this
     * @throws InvalidValueException if there is one of this name
     */
    public AlertNotifierBuilder channel(NotificationChannel channel) {
        InvalidValueException.requirePresent("channel", channel);
        if (channels.putIfAbsent(channel.name(), channel) != null) {
            throw new InvalidValueException("channel", channel.name(), "a name that no other channel has");
        }
        return this;
    }

    /**
     * Sets the clock; the system's by default.
     *
     * @param source the clock
     * @return this
     */
    public AlertNotifierBuilder clock(InstantSource source) {
        clock = InvalidValueException.requirePresent("clock", source);
        return this;
    }

    /**
     * Sets where the jitter of waits comes from; each thread's own generator by default.
     *
     * @param generator the generator
     * @return this
     */
    public AlertNotifierBuilder random(RandomGenerator generator) {
        random = InvalidValueException.requirePresent("random", generator);
        return this;
    }

    /**
     * Makes the notifier.
     *
     * @return the notifier
     * @throws InvalidValueException if a receiver names a channel that there is not
     */
    public AlertNotifier build() {
        config.requireChannels(channels.values());
        return new DefaultAlertNotifier(
                config, channels.values(), NotifierState.EMPTY, Optional.empty(), clock, random);
    }

    /**
     * Makes a notifier whose state survives a restart.
     *
     * @param stateFile where the state is kept; one that cannot be used is moved aside, with a warning
     * @return the notifier, which knows what was told before
     * @throws InvalidValueException if a receiver names a channel that there is not
     * @throws IOException if the file cannot be read, or not be moved aside
     */
    public AlertNotifier build(Path stateFile) throws IOException {
        config.requireChannels(channels.values());
        NotifierStateFile file = new NotifierStateFile(stateFile);
        return new DefaultAlertNotifier(config, channels.values(), file.load(), Optional.of(file), clock, random);
    }
}
