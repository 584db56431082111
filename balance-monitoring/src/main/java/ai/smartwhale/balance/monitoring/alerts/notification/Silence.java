// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.List;

/**
 * Alerts that are not told for a time, and who said so.
 *
 * @param id the name of the silence
 * @param matchers what the alerts must all match, at least one
 * @param startsAt from when
 * @param endsAt until when, after the start
 * @param createdBy who asked for it
 * @param comment why, at most 1,000 characters; may be empty
 */
public record Silence(
        String id, List<LabelMatcher> matchers, Instant startsAt, Instant endsAt, String createdBy, String comment) {

    private static final int LONGEST_COMMENT = 1_000;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing, there is no matcher, or the end is not after the start
     */
    public Silence {
        InvalidValueException.requireText("silence id", id);
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty()) {
            throw new InvalidValueException("silence matchers", matchers, "at least one matcher");
        }
        InvalidValueException.requirePresent("silence startsAt", startsAt);
        InvalidValueException.requirePresent("silence endsAt", endsAt);
        if (!endsAt.isAfter(startsAt)) {
            throw new InvalidValueException("silence endsAt", endsAt, "after startsAt, " + startsAt);
        }
        InvalidValueException.requireText("silence createdBy", createdBy);
        InvalidValueException.requirePresent("silence comment", comment);
        LimitExceededException.requireAtMost("silence comment, in characters", comment.length(), LONGEST_COMMENT);
    }

    boolean mutes(LabelSet labels, Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt) && LabelMatcher.allMatch(matchers, labels);
    }
}
