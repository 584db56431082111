// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelMatcher;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import ai.smartwhale.balance.monitoring.alerts.notification.Receiver;
import ai.smartwhale.balance.monitoring.alerts.notification.Route;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a file of alerts comes to, as maps, lists and texts for people and programs: rules by kind, routes, receivers,
 * channels, and whom an alert would reach. Nothing secret is in it.
 */
public final class AlertsOutline {

    private final AlertsConfig config;

    private AlertsOutline(AlertsConfig config) {
        this.config = config;
    }

    /**
     * The outline of a file.
     *
     * @param config what it says
     * @return its outline
     */
    public static AlertsOutline of(AlertsConfig config) {
        return new AlertsOutline(InvalidValueException.requirePresent("config", config));
    }

    /**
     * How many rules there are of each kind.
     *
     * @return the counts by the names of the kinds
     */
    public Map<String, Long> rulesByKind() {
        return config.rules().stream()
                .collect(Collectors.groupingBy(AlertsOutline::kind, TreeMap::new, Collectors.counting()));
    }

    private static String kind(AlertRule rule) {
        return rule.getClass()
                .getSimpleName()
                .replaceAll("Rule$", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The tree of routes.
     *
     * @return one line for each route, those below another one indented by two spaces more
     */
    public List<String> routes() {
        List<String> lines = new ArrayList<>();
        route(config.notifications().route(), "", lines);
        return lines;
    }

    private static void route(Route route, String indent, List<String> lines) {
        String matchers = route.matchers().stream().map(LabelMatcher::toString).collect(Collectors.joining(", "));
        StringBuilder line = new StringBuilder(indent)
                .append(matchers.isEmpty() ? "all" : matchers)
                .append(" -> ")
                .append(told(route));
        if (route.goesOn()) {
            line.append(", and on");
        }
        lines.add(line.toString());
        route.children().forEach(child -> route(child, indent + "  ", lines));
    }

    private static String told(Route route) {
        StringBuilder text = new StringBuilder(route.receiver());
        text.append(route.groupBy().isEmpty() ? " in one group" : " by " + String.join(", ", route.groupBy()));
        text.append("; wait ").append(Durations.write(route.timing().groupWait()));
        text.append(", interval ").append(Durations.write(route.timing().groupInterval()));
        text.append(", repeat ").append(Durations.write(route.timing().repeatInterval()));
        route.escalation()
                .forEach(step -> text.append("; unless acknowledged ")
                        .append(step.receiver())
                        .append(" after ")
                        .append(Durations.write(step.after())));
        return text.toString();
    }

    /**
     * The channels of each receiver.
     *
     * @return the names of the channels by the name of the receiver
     */
    public Map<String, List<String>> receivers() {
        Map<String, List<String>> receivers = new TreeMap<>();
        config.notifications().receivers().values().forEach(one -> receivers.put(one.name(), one.channels()));
        return receivers;
    }

    /**
     * What each channel is, and what it needs from the machine that it runs on.
     *
     * @return a line of text by the name of the channel
     */
    public Map<String, String> channels() {
        Map<String, String> channels = new LinkedHashMap<>();
        for (ChannelSpec channel : config.channels()) {
            StringBuilder text = new StringBuilder(channel.type());
            if (channel instanceof ChannelSpec.Webhook webhook) {
                text.append(", form ").append(webhook.form().name().toLowerCase(Locale.ROOT));
                text.append(webhook.guard().publicOnly() ? ", public addresses only" : "");
            } else if (channel instanceof ChannelSpec.Email email) {
                text.append(", ").append(email.host()).append(':').append(email.port());
                text.append(' ').append(email.security().name().toLowerCase(Locale.ROOT));
                text.append(", to ").append(email.to().size());
            }
            channel.secrets().forEach(secret -> text.append(", needs ").append(secret));
            channels.put(channel.name(), text.toString());
        }
        return channels;
    }

    /**
     * What nothing refers to.
     *
     * @return receivers and channels that are never told anything
     */
    public List<String> unused() {
        Set<String> receivers = new LinkedHashSet<>(receivers().keySet());
        drop(config.notifications().route(), receivers);
        Set<String> channels = new LinkedHashSet<>(channels().keySet());
        config.notifications().receivers().values().stream()
                .map(Receiver::channels)
                .forEach(channels::removeAll);
        List<String> unused = new ArrayList<>();
        receivers.forEach(name -> unused.add("receiver " + name));
        channels.forEach(name -> unused.add("channel " + name));
        return unused;
    }

    private static void drop(Route route, Set<String> receivers) {
        receivers.remove(route.receiver());
        route.escalation().forEach(step -> receivers.remove(step.receiver()));
        route.children().forEach(child -> drop(child, receivers));
    }

    /**
     * Whom an alert would reach.
     *
     * @param labels the labels of the alert
     * @return one line for each route that it takes
     */
    public List<String> reached(LabelSet labels) {
        return config.notifications().routesOf(labels).stream()
                .map(route -> told(route) + "; through "
                        + String.join(", ", receivers().getOrDefault(route.receiver(), List.of())))
                .toList();
    }
}
