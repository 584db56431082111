// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Instant;

/**
 * Something that a person should know.
 *
 * @param at when
 * @param severity how much it matters
 * @param message what happened, in a sentence
 * @param dedupeKey the same for alerts of the same thing
 * @param kind what was read
 * @param value the reading, 0 to 1
 * @param suppressed alerts of the same key that were kept back since the last one
 */
public record ResourceAlert(
        Instant at,
        AlertSeverity severity,
        String message,
        String dedupeKey,
        ResourceKind kind,
        double value,
        long suppressed) {}
