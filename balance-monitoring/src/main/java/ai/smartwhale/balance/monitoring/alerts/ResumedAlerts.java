// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Alerts from before a restart whose series has not been heard of yet. Not thread-safe. */
final class ResumedAlerts {

    private final Duration waits;
    private final Map<AlertKey, Alert> alerts = new LinkedHashMap<>();
    private Instant until = Instant.MAX;

    ResumedAlerts(Duration waits) {
        this.waits = waits;
    }

    void add(Alert alert) {
        alerts.put(alert.key(), alert);
    }

    boolean isEmpty() {
        return alerts.isEmpty();
    }

    Collection<Alert> all() {
        return alerts.values();
    }

    /** Goes on with the alert of that key, if it is one of them. */
    boolean resume(AlertSlot slot) {
        Optional<Alert> before = Optional.ofNullable(alerts.remove(slot.key()));
        before.ifPresent(slot::resume);
        return before.isPresent();
    }

    /** Ends those that nothing was heard of for long. */
    List<Alert> endStale(Instant at) {
        if (alerts.isEmpty()) {
            until = Instant.MAX;
            return List.of();
        }
        if (until.equals(Instant.MAX)) {
            until = at.plus(waits);
        }
        return at.isAfter(until) ? end("nothing more was heard of the series", at, alert -> true) : List.of();
    }

    List<Alert> end(String why, Instant at, Predicate<Alert> which) {
        List<Alert> ended = new ArrayList<>();
        Iterator<Alert> all = alerts.values().iterator();
        while (all.hasNext()) {
            Alert alert = all.next();
            if (which.test(alert)) {
                all.remove();
                ended.add(alert.ended(why, at));
            }
        }
        return ended;
    }
}
