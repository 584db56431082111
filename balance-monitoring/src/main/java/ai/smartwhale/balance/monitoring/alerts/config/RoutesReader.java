// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.notification.EscalationStep;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupTiming;
import ai.smartwhale.balance.monitoring.alerts.notification.InhibitRule;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelMatcher;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierLimits;
import ai.smartwhale.balance.monitoring.alerts.notification.Receiver;
import ai.smartwhale.balance.monitoring.alerts.notification.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads routes, receivers and inhibition, with the names that Alertmanager's own file has for them. */
final class RoutesReader {

    private RoutesReader() {}

    static NotifierConfig read(Fields root) {
        Map<String, Receiver> receivers = new HashMap<>();
        root.list("receivers", node -> Fields.read(node, RoutesReader::receiver))
                .forEach(receiver -> receivers.put(receiver.name(), receiver));
        List<InhibitRule> rules = root.list("inhibit_rules", node -> Fields.read(node, RoutesReader::inhibitRule));
        ConfigNode top = root.node("route")
                .orElseThrow(() -> new ConfigProblemsException(List.of(new ConfigProblem(1, "route", "is missing"))));
        Route route = Fields.read(top, fields -> route(fields, Map.copyOf(receivers), null));
        return Fields.at(top, () -> new NotifierConfig(route, rules, receivers, Map.of(), NotifierLimits.DEFAULT, java.util.Optional.empty()));
    }

    private static Receiver receiver(Fields fields) {
        return new Receiver(fields.text("name"), fields.texts("channels"), fields.flag("send_resolved", true));
    }

    private static InhibitRule inhibitRule(Fields fields) {
        return new InhibitRule(
                matchers(fields, "source_matchers"), matchers(fields, "target_matchers"), fields.texts("equal"));
    }

    /** What a route does not say it has from the one above, as in Alertmanager. */
    private static Route route(Fields fields, Map<String, Receiver> receivers, @Nullable Route above) {
        String receiver = above == null ? fields.text("receiver") : fields.text("receiver", above.receiver());
        known(fields, "receiver", receiver, receivers);
        GroupTiming usual = above == null ? GroupTiming.DEFAULT : above.timing();
        GroupTiming timing = new GroupTiming(
                fields.duration("group_wait", usual.groupWait()),
                fields.duration("group_interval", usual.groupInterval()),
                fields.duration("repeat_interval", usual.repeatInterval()));
        List<String> groupBy =
                fields.node("group_by").isPresent() || above == null ? fields.texts("group_by") : above.groupBy();
        List<EscalationStep> steps = fields.node("escalation").isPresent() || above == null
                ? fields.list("escalation", node -> Fields.read(node, step -> step(step, receivers)))
                : above.escalation();
        boolean goesOn = fields.flag("continue", false);
        Route self = new Route(receiver, matchers(fields, "matchers"), groupBy, timing, goesOn, steps, List.of());
        List<Route> children = fields.list("routes", node -> Fields.read(node, child -> route(child, receivers, self)));
        return new Route(receiver, self.matchers(), groupBy, timing, goesOn, steps, children);
    }

    private static EscalationStep step(Fields fields, Map<String, Receiver> receivers) {
        String receiver = fields.text("receiver");
        known(fields, "receiver", receiver, receivers);
        return new EscalationStep(fields.duration("after", null), receiver);
    }

    private static void known(Fields fields, String field, String name, Map<String, Receiver> receivers) {
        if (!receivers.containsKey(name)) {
            ConfigNode at = fields.node(field).orElseThrow();
            throw Fields.problem(at, "there is no receiver \"" + name + "\"; there are " + receivers.keySet());
        }
    }

    private static List<LabelMatcher> matchers(Fields fields, String name) {
        return fields.list(name, node -> LabelMatcher.parse(Fields.scalar(node)));
    }
}
