// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Allows or denies actions on resources.
 *
 * <p>A resource is a list of segments parted by {@code ':'}. In a pattern the segment {@code *} stands for any one
 * segment; as the last segment it stands for one or more. {@code topic:*} covers {@code topic:a} and {@code topic:a:b},
 * but not {@code topic}; {@code topic:*:read} covers {@code topic:a:read}; {@code *} covers everything.
 *
 * @param effect allow or deny
 * @param resource a pattern of at most 1,024 characters
 * @param action the name of an action, or {@code *} for any
 */
public record Rule(Effect effect, String resource, String action) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the pattern or the action is malformed
     */
    public Rule {
        InvalidValueException.requirePresent("effect", effect);
        AccessNames.requirePattern("resource", resource);
        AccessNames.requireAction("action", action);
    }

    /**
     * A rule that allows.
     *
     * @param resource the pattern
     * @param action the action or {@code *}
     * @return the rule
     */
    public static Rule allow(String resource, String action) {
        return new Rule(Effect.ALLOW, resource, action);
    }

    /**
     * A rule that denies.
     *
     * @param resource the pattern
     * @param action the action or {@code *}
     * @return the rule
     */
    public static Rule deny(String resource, String action) {
        return new Rule(Effect.DENY, resource, action);
    }

    /**
     * Whether the rule speaks of an access.
     *
     * @param wanted a resource without wildcards
     * @param doing the action
     * @return whether both match
     */
    public boolean covers(String wanted, String doing) {
        return (action.equals(AccessNames.ANY) || action.equals(doing)) && Segments.match(resource, 0, wanted, 0);
    }
}
