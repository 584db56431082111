// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.notification.EscalationStep;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupTiming;
import ai.smartwhale.balance.monitoring.alerts.notification.InhibitRule;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelMatcher;
import ai.smartwhale.balance.monitoring.alerts.notification.Receiver;
import ai.smartwhale.balance.monitoring.alerts.notification.Route;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads routes, receivers and inhibition, with the names that Alertmanager's own file has for them. */
final class RoutesReader {

    private RoutesReader() {}

    static Supplier<Receiver> receiver(Fields fields, AlertsReader.Names channels) {
        String name = fields.text("name");
        List<String> told = fields.list("channels", node -> {
            Optional<String> channel = Fields.scalar(node, fields.problems);
            channel.ifPresent(one -> channels.require(node, one, fields.problems));
            return channel;
        });
        boolean sendResolved = fields.flag("send_resolved", true);
        return () -> new Receiver(name, told, sendResolved);
    }

    static Supplier<InhibitRule> inhibitRule(Fields fields) {
        List<LabelMatcher> source = matchers(fields, "source_matchers");
        List<LabelMatcher> target = matchers(fields, "target_matchers");
        List<String> equal = fields.texts("equal");
        return () -> new InhibitRule(source, target, equal);
    }

    /** What a route does not say it has from the one above, as in Alertmanager. */
    static Supplier<Route> route(Fields fields, AlertsReader.Names receivers, Optional<Route> above) {
        String receiver = above.isEmpty()
                ? fields.text("receiver")
                : fields.text("receiver", above.orElseThrow().receiver());
        fields.node("receiver")
                .filter(node -> !receiver.equals("?"))
                .ifPresent(node -> receivers.require(node, receiver, fields.problems));
        List<LabelMatcher> matchers = matchers(fields, "matchers");
        if (above.isEmpty() && !matchers.isEmpty()) {
            fields.wrong("matchers", "the root takes every alert, so it has none");
        }
        GroupTiming usual = above.map(Route::timing).orElse(GroupTiming.DEFAULT);
        GroupTiming timing = timing(fields, usual);
        List<String> groupBy = fields.has("group_by") || above.isEmpty()
                ? fields.texts("group_by")
                : above.orElseThrow().groupBy();
        List<EscalationStep> steps = fields.has("escalation") || above.isEmpty()
                ? fields.list("escalation", node -> Fields.read(node, fields.problems, step -> step(step, receivers)))
                : above.orElseThrow().escalation();
        boolean goesOn = fields.flag("continue", false);
        // For those below only; it is checked as a whole when it is made.
        Route self = new Route(receiver, matchers, List.of(), timing, goesOn, List.of(), List.of());
        Optional<Route> inherited = sound(self, groupBy, steps);
        List<Route> children = fields.list(
                "routes",
                node -> Fields.read(
                        node, fields.problems, child -> route(child, receivers, Optional.of(inherited.orElse(self)))));
        return () -> new Route(receiver, matchers, groupBy, timing, goesOn, steps, children);
    }

    private static Optional<Route> sound(Route self, List<String> groupBy, List<EscalationStep> steps) {
        try {
            return Optional.of(new Route(
                    self.receiver(), self.matchers(), groupBy, self.timing(), self.goesOn(), steps, List.of()));
        } catch (InvalidValueException e) {
            // Told once, by the route itself, and not again by each one below.
            return Optional.empty();
        }
    }

    private static GroupTiming timing(Fields fields, GroupTiming usual) {
        Duration wait = fields.duration("group_wait", usual.groupWait());
        Duration interval = fields.duration("group_interval", usual.groupInterval());
        Duration repeat = fields.duration("repeat_interval", usual.repeatInterval());
        try {
            return new GroupTiming(wait, interval, repeat);
        } catch (InvalidValueException | LimitExceededException e) {
            fields.wrong("group_interval", String.valueOf(e.getMessage()));
            return usual;
        }
    }

    private static Supplier<EscalationStep> step(Fields fields, AlertsReader.Names receivers) {
        String receiver = fields.text("receiver");
        fields.node("receiver")
                .filter(node -> !receiver.equals("?"))
                .ifPresent(node -> receivers.require(node, receiver, fields.problems));
        Duration after = fields.duration("after");
        return () -> new EscalationStep(after, receiver);
    }

    private static List<LabelMatcher> matchers(Fields fields, String name) {
        return fields.list(
                name,
                node -> Fields.scalar(node, fields.problems).flatMap(text -> {
                    try {
                        return Optional.of(LabelMatcher.parse(text));
                    } catch (InvalidValueException e) {
                        fields.problems.add(node, "is " + e.value() + "; allowed: " + e.allowed());
                    } catch (LimitExceededException e) {
                        fields.problems.add(node, String.valueOf(e.getMessage()));
                    }
                    return Optional.empty();
                }));
    }
}
