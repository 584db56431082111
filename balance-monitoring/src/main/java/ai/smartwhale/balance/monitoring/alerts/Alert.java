// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What is wrong, or was.
 *
 * @param rule the name of the rule that found it
 * @param severity how much it matters
 * @param state where it stands
 * @param labels which of what the rule watches: the labels of the series with those of the rule, in the order of their
 *     names
 * @param summary one sentence for people
 * @param value what was measured last, finite; absent where nothing was measured
 * @param limit what it was compared with, finite; absent where there is none
 * @param startsAt since when it fires
 * @param endsAt when it was well again, not before it began; there if and only if it is resolved
 * @param flapping whether it went back and forth so often that its changes are held back
 * @param evidence what speaks for it, the strongest first
 */
public record Alert(
        String rule,
        Severity severity,
        AlertState state,
        Map<String, String> labels,
        String summary,
        OptionalDouble value,
        OptionalDouble limit,
        Instant startsAt,
        Optional<Instant> endsAt,
        boolean flapping,
        List<String> evidence) {

    /**
     * Checks and copies every component.
     *
     * @throws InvalidValueException if a text is blank, a number is not finite, or the end does not fit
     */
    public Alert {
        InvalidValueException.requireText("rule", rule);
        InvalidValueException.requirePresent("severity", severity);
        InvalidValueException.requirePresent("state", state);
        labels = Collections.unmodifiableMap(new TreeMap<>(InvalidValueException.requirePresent("labels", labels)));
        InvalidValueException.requireText("summary", summary);
        requireFinite("value", value);
        requireFinite("limit", limit);
        InvalidValueException.requirePresent("startsAt", startsAt);
        InvalidValueException.requirePresent("endsAt", endsAt);
        if (endsAt.isPresent() != (state == AlertState.RESOLVED)) {
            throw new InvalidValueException("endsAt", endsAt, "there if and only if the alert is resolved");
        }
        Instant begin = startsAt;
        if (endsAt.filter(end -> end.isBefore(begin)).isPresent()) {
            throw new InvalidValueException("endsAt", endsAt, "not before " + startsAt);
        }
        evidence = List.copyOf(InvalidValueException.requirePresent("evidence", evidence));
    }

    /**
     * Which alert it is, whatever its state: the same rule with the same labels.
     *
     * @return its identity
     */
    public AlertKey key() {
        return new AlertKey(rule, labels);
    }

    /**
     * The same alert with another severity.
     *
     * @param other how much it matters
     * @return the alert
     */
    public Alert withSeverity(Severity other) {
        return new Alert(rule, other, state, labels, summary, value, limit, startsAt, endsAt, flapping, evidence);
    }

    /** The same alert, ended for another reason than that it is well; not before it began. */
    Alert ended(String why, Instant at) {
        Instant end = at.isBefore(startsAt) ? startsAt : at;
        return new Alert(
                rule,
                severity,
                AlertState.RESOLVED,
                labels,
                summary,
                value,
                limit,
                startsAt,
                Optional.of(end),
                false,
                List.of(why));
    }

    private static void requireFinite(String field, OptionalDouble number) {
        InvalidValueException.requirePresent(field, number);
        if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            throw new InvalidValueException(field, number.getAsDouble(), "a finite number, or none");
        }
    }
}
