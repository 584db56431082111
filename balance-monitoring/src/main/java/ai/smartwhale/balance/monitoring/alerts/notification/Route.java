// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * A node of the tree that finds the receiver of an alert, as in Alertmanager: an alert goes to the deepest first child
 * whose conditions it meets, and on to the following ones where that child says so.
 *
 * @param receiver who is told
 * @param matchers what the alert must match; none matches every alert
 * @param groupBy the labels by which alerts are told together; {@code "..."} alone for every alert by itself
 * @param timing when groups are told
 * @param goesOn whether the routes after this one are tried too
 * @param escalation who else is told when nobody acknowledges, in the order of time
 * @param children the routes below
 */
public record Route(
        String receiver,
        List<LabelMatcher> matchers,
        List<String> groupBy,
        GroupTiming timing,
        boolean goesOn,
        List<EscalationStep> escalation,
        List<Route> children) {

    /** Stands in {@code groupBy} for all labels. */
    public static final String ALL_LABELS = "...";

    private static final int MOST_STEPS = 16;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing, or the steps are more than 16 or not in the order of time
     */
    public Route {
        InvalidValueException.requireText("route receiver", receiver);
        matchers = List.copyOf(matchers);
        groupBy = List.copyOf(groupBy);
        if (groupBy.contains(ALL_LABELS) && groupBy.size() > 1) {
            throw new InvalidValueException("route groupBy", groupBy, "\"...\" alone, or names of labels");
        }
        InvalidValueException.requirePresent("route timing", timing);
        escalation = List.copyOf(escalation);
        InvalidValueException.requireRange("route escalation steps", escalation.size(), 0, MOST_STEPS);
        for (int i = 1; i < escalation.size(); i++) {
            if (escalation.get(i).after().compareTo(escalation.get(i - 1).after()) <= 0) {
                throw new InvalidValueException(
                        "route escalation step " + i,
                        escalation.get(i).after(),
                        "more than the step before, " + escalation.get(i - 1).after());
            }
        }
        children = List.copyOf(children);
    }

    /**
     * A route for every alert, grouped by its name and with the usual times.
     *
     * @param receiver who is told
     * @return the route
     */
    public static Route toAll(String receiver) {
        return new Route(receiver, List.of(), List.of("alertname"), GroupTiming.DEFAULT, false, List.of(), List.of());
    }

    LabelSet groupLabels(LabelSet labels) {
        return groupBy.size() == 1 && groupBy.get(0).equals(ALL_LABELS) ? labels : labels.only(groupBy);
    }
}
