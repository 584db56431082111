// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is told of which alerts, and when.
 *
 * @param route the root of the tree of routes; matches every alert
 * @param inhibitRules which alerts mute which
 * @param receivers who may be told, by name
 * @param policies how messages are delivered, by the name of the channel; the default where it is not named
 * @param limits how much is held
 * @param resolveTimeout after how long an alert that is not told again counts as ended, at most 365 days; empty if its
 *     end is always told
 */
public record NotifierConfig(
        Route route,
        List<InhibitRule> inhibitRules,
        Map<String, Receiver> receivers,
        Map<String, ChannelPolicy> policies,
        NotifierLimits limits,
        Optional<Duration> resolveTimeout) {

    private static final long MOST_DAYS = 365;

    /**
     * Checks that every receiver is known and the root takes every alert.
     *
     * @throws InvalidValueException if not
     */
    public NotifierConfig {
        InvalidValueException.requirePresent("route", route);
        if (!route.matchers().isEmpty()) {
            throw new InvalidValueException("route matchers", route.matchers(), "none at the root");
        }
        inhibitRules = List.copyOf(inhibitRules);
        receivers = Map.copyOf(receivers);
        policies = Map.copyOf(policies);
        InvalidValueException.requirePresent("limits", limits);
        InvalidValueException.requirePresent("resolveTimeout", resolveTimeout);
        resolveTimeout.ifPresent(timeout -> {
            InvalidValueException.requirePositive("resolveTimeout", timeout);
            LimitExceededException.requireAtMost("resolveTimeout, in days", timeout.toDays(), MOST_DAYS);
        });
        requireKnown(route, receivers);
    }

    /**
     * The routes that an alert takes.
     *
     * @param labels the labels of the alert
     * @return at least one: of each branch of the tree the deepest that takes it, in the order of the tree
     */
    public List<Route> routesOf(LabelSet labels) {
        return new RouteTree(route)
                .find(InvalidValueException.requirePresent("labels", labels)).stream()
                        .map(RoutePath::route)
                        .toList();
    }

    /**
     * Everything to one receiver, with the defaults.
     *
     * @param route the routes
     * @param receivers who they name
     * @return the configuration
     */
    public static NotifierConfig of(Route route, Receiver... receivers) {
        Map<String, Receiver> byName = new HashMap<>();
        for (Receiver receiver : receivers) {
            byName.put(receiver.name(), receiver);
        }
        return new NotifierConfig(route, List.of(), byName, Map.of(), NotifierLimits.DEFAULT, Optional.empty());
    }

    void requireChannels(Collection<NotificationChannel> channels) {
        Set<String> known = channels.stream().map(NotificationChannel::name).collect(Collectors.toSet());
        for (Receiver receiver : receivers.values()) {
            for (String name : receiver.channels()) {
                if (!known.contains(name)) {
                    throw new InvalidValueException("channel of receiver " + receiver.name(), name, "one of " + known);
                }
            }
        }
    }

    ChannelPolicy policy(String channel) {
        return policies.getOrDefault(channel, ChannelPolicy.DEFAULT);
    }

    private static void requireKnown(Route route, Map<String, Receiver> receivers) {
        requireKnown("route receiver", route.receiver(), receivers);
        route.escalation().forEach(step -> requireKnown("escalation receiver", step.receiver(), receivers));
        route.children().forEach(child -> requireKnown(child, receivers));
    }

    private static void requireKnown(String field, String name, Map<String, Receiver> receivers) {
        if (!receivers.containsKey(name)) {
            throw new InvalidValueException(field, name, "one of " + receivers.keySet());
        }
    }
}
