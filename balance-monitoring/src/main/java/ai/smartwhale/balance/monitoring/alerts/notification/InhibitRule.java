// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * While an alert of the source fires, alerts of the target with the same values of some labels are not told.
 *
 * <p>An alert that matches both sides is not muted by another one that also does, so that no alert mutes its equals.
 *
 * @param source what the muting alert must match
 * @param target what the muted alert must match
 * @param equal the labels that both must have with the same value; absent in both counts as the same
 */
public record InhibitRule(List<LabelMatcher> source, List<LabelMatcher> target, List<String> equal) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if a side has no condition, which would mute everything
     */
    public InhibitRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
        if (source.isEmpty() || target.isEmpty()) {
            throw new InvalidValueException(
                    source.isEmpty() ? "inhibition source" : "inhibition target", List.of(), "at least one matcher");
        }
    }
}
