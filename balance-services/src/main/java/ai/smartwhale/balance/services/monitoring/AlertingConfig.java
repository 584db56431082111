// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AlertClassifierConfig;
import ai.smartwhale.balance.monitoring.alerts.AlertDetectorConfig;
import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupTiming;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Of what operators are warned, and how they are told.
 *
 * @param operatorRules whether the rules of {@link OperatorAlerts} are watched; true by default
 * @param rules rules of the host; one of the name of an operator rule takes its place
 * @param file rules, channels and who is told, read at the start and again when it changes; its rules come first, then
 *     those of the host, then the operator rules. With a file {@code notifications} and {@code timing} do not count
 * @param notifications who is told; by default everybody through the channels {@code log} and {@code events}
 * @param timing when groups of alerts are told, where nothing else says who is told
 * @param channels further channels of the host, which {@code notifications} names, and the file as of type {@code host}
 * @param events whether there is a channel {@code events}, which publishes on {@code smartwhale.balance.events}; true
 *     by default
 * @param stateFile what was told, silenced and acknowledged is kept here over a restart; nowhere by default
 * @param detector the bounds of the detector
 * @param classifier the weights of alerts; its actions take the place of those of the operator rules
 * @param acknowledgeFor for how long somebody who acknowledged has; 8 hours by default
 */
public record AlertingConfig(
        boolean operatorRules,
        List<AlertRule> rules,
        Optional<Path> file,
        Optional<NotifierConfig> notifications,
        GroupTiming timing,
        List<NotificationChannel> channels,
        boolean events,
        Optional<Path> stateFile,
        AlertDetectorConfig detector,
        AlertClassifierConfig classifier,
        Duration acknowledgeFor) {

    /** The name of the channel that writes to the log. */
    public static final String LOG_CHANNEL = "log";
    /** The name of the channel that publishes events. */
    public static final String EVENT_CHANNEL = "events";

    /**
     * Checks and copies every component.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public AlertingConfig {
        rules = List.copyOf(InvalidValueException.requirePresent("rules", rules));
        InvalidValueException.requirePresent("file", file);
        InvalidValueException.requirePresent("notifications", notifications);
        InvalidValueException.requirePresent("timing", timing);
        channels = List.copyOf(InvalidValueException.requirePresent("channels", channels));
        InvalidValueException.requirePresent("stateFile", stateFile);
        InvalidValueException.requirePresent("detector", detector);
        InvalidValueException.requirePresent("classifier", classifier);
        InvalidValueException.requirePositive("acknowledgeFor", acknowledgeFor);
    }

    /**
     * The operator rules, told to the log and as events.
     *
     * @return the configuration
     */
    public static AlertingConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link AlertingConfig}. Not thread-safe. */
    public static final class Builder {
        private final List<AlertRule> rules = new ArrayList<>();
        private final List<NotificationChannel> channels = new ArrayList<>();
        private boolean operatorRules = true;
        private Optional<Path> file = Optional.empty();
        private Optional<NotifierConfig> notifications = Optional.empty();
        private GroupTiming timing =
                new GroupTiming(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofHours(4));
        private boolean events = true;
        private Optional<Path> stateFile = Optional.empty();
        private AlertDetectorConfig detector = AlertDetectorConfig.defaults();
        private AlertClassifierConfig classifier = AlertClassifierConfig.defaults();
        private Duration acknowledgeFor = Duration.ofHours(8);

        private Builder() {}

        /** Sets {@link AlertingConfig#operatorRules()}. */
        public Builder operatorRules(boolean value) {
            operatorRules = value;
            return this;
        }

        /** Adds to {@link AlertingConfig#rules()}. */
        public Builder rule(AlertRule value) {
            rules.add(InvalidValueException.requirePresent("rule", value));
            return this;
        }

        /** Sets {@link AlertingConfig#file()}. */
        public Builder file(Path value) {
            file = Optional.of(InvalidValueException.requirePresent("file", value));
            return this;
        }

        /** Sets {@link AlertingConfig#notifications()}. */
        public Builder notifications(NotifierConfig value) {
            notifications = Optional.of(InvalidValueException.requirePresent("notifications", value));
            return this;
        }

        /** Sets {@link AlertingConfig#timing()}; 10 seconds, a minute and 4 hours by default. */
        public Builder timing(GroupTiming value) {
            timing = value;
            return this;
        }

        /** Adds to {@link AlertingConfig#channels()}. */
        public Builder channel(NotificationChannel value) {
            channels.add(InvalidValueException.requirePresent("channel", value));
            return this;
        }

        /** Sets {@link AlertingConfig#events()}. */
        public Builder events(boolean value) {
            events = value;
            return this;
        }

        /** Sets {@link AlertingConfig#stateFile()}. */
        public Builder stateFile(Path value) {
            stateFile = Optional.of(InvalidValueException.requirePresent("stateFile", value));
            return this;
        }

        /** Sets {@link AlertingConfig#detector()}. */
        public Builder detector(AlertDetectorConfig value) {
            detector = value;
            return this;
        }

        /** Sets {@link AlertingConfig#classifier()}. */
        public Builder classifier(AlertClassifierConfig value) {
            classifier = value;
            return this;
        }

        /** Sets {@link AlertingConfig#acknowledgeFor()}. */
        public Builder acknowledgeFor(Duration value) {
            acknowledgeFor = value;
            return this;
        }

        /**
         * Builds it.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside of its range
         */
        public AlertingConfig build() {
            return new AlertingConfig(
                    operatorRules,
                    rules,
                    file,
                    notifications,
                    timing,
                    channels,
                    events,
                    stateFile,
                    detector,
                    classifier,
                    acknowledgeFor);
        }
    }
}
