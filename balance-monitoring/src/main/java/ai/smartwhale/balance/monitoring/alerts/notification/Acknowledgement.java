// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody has taken on the trouble of a group: until the end there are no repeats and no escalation. New alerts of the
 * group and its end are still told.
 *
 * @param by who
 * @param at since when
 * @param until when repeats and escalation go on if the trouble has not ended by then
 */
public record Acknowledgement(String by, Instant at, Instant until) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing or the end is not after the start
     */
    public Acknowledgement {
        InvalidValueException.requireText("acknowledgement by", by);
        InvalidValueException.requirePresent("acknowledgement at", at);
        InvalidValueException.requirePresent("acknowledgement until", until);
        if (!until.isAfter(at)) {
            throw new InvalidValueException("acknowledgement until", until, "after " + at);
        }
    }

    /** After a clock was set back, the same across from now. */
    Acknowledgement notAfter(Instant now) {
        return at.isAfter(now) ? new Acknowledgement(by, now, now.plus(Duration.between(at, until))) : this;
    }
}
