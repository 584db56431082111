// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as notifications see it: its labels are its identity.
 *
 * @param labels what tells it from others; {@code alertname} and {@code severity} among them by convention
 * @param annotations what is told to people, at most 64, values of at most 8,192 characters; longer ones are cut
 * @param startsAt since when it fires
 * @param endsAt when it stopped, or when it will count as stopped unless it is told again; empty while it fires
 */
public record NotifiedAlert(
        LabelSet labels, Map<String, String> annotations, Instant startsAt, Optional<Instant> endsAt) {

    /** The longest annotation, in characters. */
    public static final int LONGEST_ANNOTATION = 8_192;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if a part is missing or the end is before the start
     */
    public NotifiedAlert {
        InvalidValueException.requirePresent("labels", labels);
        InvalidValueException.requirePresent("annotations", annotations);
        InvalidValueException.requireRange("annotations", annotations.size(), 0, LabelSet.MOST_LABELS);
        annotations = checked(annotations);
        InvalidValueException.requirePresent("startsAt", startsAt);
        InvalidValueException.requirePresent("endsAt", endsAt);
        Instant start = startsAt;
        endsAt.filter(end -> end.isBefore(start)).ifPresent(end -> {
            throw new InvalidValueException("endsAt", end, "not before startsAt, " + start);
        });
    }

    private static Map<String, String> checked(Map<String, String> annotations) {
        Map<String, String> kept = new LinkedHashMap<>();
        annotations.forEach((name, value) -> {
            InvalidValueException.requireText("annotation name", name);
            InvalidValueException.requirePresent("annotation " + name, value);
            kept.put(SafeText.wellFormed(name), SafeText.wellFormed(SafeText.atMost(value, LONGEST_ANNOTATION)));
        });
        return Map.copyOf(kept);
    }

    /**
     * An alert that fires.
     *
     * @param labels its labels
     * @param startsAt since when
     * @return the alert
     */
    public static NotifiedAlert firing(LabelSet labels, Instant startsAt) {
        return new NotifiedAlert(labels, Map.of(), startsAt, Optional.empty());
    }

    /**
     * The same alert, ended.
     *
     * @param end when
     * @return the alert
     */
    public NotifiedAlert endedAt(Instant end) {
        return new NotifiedAlert(labels, annotations, startsAt, Optional.of(end));
    }

    /** The same alert as one that fires, without the time at which it would count as stopped. */
    NotifiedAlert stillFiring() {
        return endsAt.isEmpty() ? this : new NotifiedAlert(labels, annotations, startsAt, Optional.empty());
    }

    /** The same alert, begun earlier. */
    NotifiedAlert since(Instant start) {
        return new NotifiedAlert(labels, annotations, start, endsAt);
    }

    /**
     * Whether it has stopped.
     *
     * @param now at this time
     * @return whether its end has come
     */
    public boolean isResolvedAt(Instant now) {
        return endsAt.isPresent() && !endsAt.orElseThrow().isAfter(now);
    }
}
