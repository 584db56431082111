// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert as it was at a time. Immutable.
 *
 * @param id which alert, from 1; the same from when it is raised to when it is taken back
 * @param rule the name of its rule
 * @param source whose data it is about
 * @param severity how bad it is
 * @param state {@link AlertState#FIRING}, {@link AlertState#RESOLVING} or {@link AlertState#RESOLVED}
 * @param value the value it was raised or taken back for
 * @param limit the limit that the value is beyond
 * @param since when it was raised
 * @param until when it was taken back, if it was
 * @param reason for people: why it was raised or taken back
 */
public record Alert(
        long id,
        String rule,
        String source,
        AlertSeverity severity,
        AlertState state,
        double value,
        double limit,
        Instant since,
        Optional<Instant> until,
        String reason) {

    /** Checks. */
    public Alert {
        InvalidValueException.requireText("rule", rule);
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("severity", severity);
        InvalidValueException.requirePresent("state", state);
        InvalidValueException.requirePresent("since", since);
        InvalidValueException.requirePresent("until", until);
        InvalidValueException.requirePresent("reason", reason);
    }
}
