// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.notification.ChannelPolicy;
import ai.smartwhale.balance.monitoring.alerts.notification.InhibitRule;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierLimits;
import ai.smartwhale.balance.monitoring.alerts.notification.Receiver;
import ai.smartwhale.balance.monitoring.alerts.notification.Route;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a whole file: rules, channels, receivers, routes, inhibition and limits. */
final class AlertsReader {

    private AlertsReader() {}

    static Supplier<AlertsConfig> read(Fields root) {
        List<AlertRule> rules = named(root, "rules", RulesReader::rule, AlertRule::name);
        List<ChannelSpec> channels = named(root, "channels", ChannelReader::channel, ChannelSpec::name);
        Names channelNames = Names.of(root, "channels");
        List<Receiver> list =
                named(root, "receivers", fields -> RoutesReader.receiver(fields, channelNames), Receiver::name);
        Names receivers = Names.of(root, "receivers");
        Optional<ConfigNode> top = root.node("route");
        if (top.isEmpty()) {
            root.problems.add(1, "route", "is missing: the root of the routes, with a receiver");
        }
        Optional<Route> route = top.flatMap(node ->
                Fields.read(node, root.problems, fields -> RoutesReader.route(fields, receivers, Optional.empty())));
        List<InhibitRule> inhibit =
                root.list("inhibit_rules", node -> Fields.read(node, root.problems, RoutesReader::inhibitRule));
        NotifierLimits limits = root.node("limits")
                .flatMap(node -> Fields.read(node, root.problems, AlertsReader::limits))
                .orElse(NotifierLimits.DEFAULT);
        Optional<Duration> timeout =
                root.has("resolve_timeout") ? Optional.of(root.duration("resolve_timeout")) : Optional.empty();
        return () -> {
            Map<String, Receiver> byName = new LinkedHashMap<>();
            list.forEach(receiver -> byName.put(receiver.name(), receiver));
            Map<String, ChannelPolicy> policies = new HashMap<>();
            channels.forEach(channel -> policies.put(channel.name(), channel.policy()));
            return new AlertsConfig(
                    rules,
                    channels,
                    new NotifierConfig(route.orElseThrow(), inhibit, byName, policies, limits, timeout));
        };
    }

    private static Supplier<NotifierLimits> limits(Fields fields) {
        NotifierLimits usual = NotifierLimits.DEFAULT;
        int alerts = fields.number("alerts", usual.alerts());
        int groups = fields.number("groups", usual.groups());
        int silences = fields.number("silences", usual.silences());
        int letters = fields.number("dead_letters", usual.deadLetters());
        return () -> new NotifierLimits(alerts, groups, silences, letters);
    }

    /** A list of things with names, of which no two are the same. */
    private static <T> List<T> named(
            Fields root, String list, Function<Fields, Supplier<T>> reader, Function<T, String> name) {
        Map<String, Integer> lines = new HashMap<>();
        return root.list(list, node -> {
            Optional<T> read = Fields.read(node, root.problems, reader);
            read.map(name).ifPresent(one -> {
                Integer before = lines.putIfAbsent(one, node.line());
                if (before != null) {
                    root.problems.add(
                            node, "there are two of the name \"" + one + "\"; the first is in line " + before);
                }
            });
            return read;
        });
    }

    /** The names that a list gives, those of items with mistakes too: a wrong item is no reason for more mistakes. */
    record Names(String what, Set<String> known) {

        static Names of(Fields root, String list) {
            Set<String> names = new LinkedHashSet<>();
            if (root.node(list).orElse(null) instanceof ConfigNode.Sequence items) {
                for (ConfigNode item : items.items()) {
                    if (item instanceof ConfigNode.Mapping mapping
                            && mapping.fields().get("name") instanceof ConfigNode.Scalar name) {
                        names.add(name.text());
                    }
                }
            }
            return new Names(list.substring(0, list.length() - 1), names);
        }

        void require(ConfigNode at, String name, Problems problems) {
            if (!known.contains(name)) {
                problems.add(at, "there is no " + what + " \"" + name + "\"; " + Suggestion.among(name, known));
            }
        }
    }
}
