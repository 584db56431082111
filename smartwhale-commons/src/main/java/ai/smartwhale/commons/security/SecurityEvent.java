// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that an auditor wants to know of.
 *
 * @param at when it happened
 * @param type what happened
 * @param principal who did it, empty where nobody is known
 * @param subject what it was done to: the id of a key, a role, a permission, a session; never a secret
 * @param allowed whether it was granted or succeeded
 * @param reason why not, for auditors only; empty where it was
 * @param details further facts; never secrets
 */
public record SecurityEvent(
        Instant at,
        SecurityEventType type,
        Optional<String> principal,
        String subject,
        boolean allowed,
        String reason,
        Map<String, String> details) {

    /** Checks and copies. */
    public SecurityEvent {
        InvalidValueException.requirePresent("at", at);
        InvalidValueException.requirePresent("type", type);
        InvalidValueException.requirePresent("principal", principal);
        InvalidValueException.requirePresent("subject", subject);
        InvalidValueException.requirePresent("reason", reason);
        details = Map.copyOf(InvalidValueException.requirePresent("details", details));
    }
}
