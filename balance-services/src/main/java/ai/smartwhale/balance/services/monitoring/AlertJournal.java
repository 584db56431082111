// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The alerts that have ended, the latest thousand of them. Thread-safe. */
final class AlertJournal {

    private static final int MOST = 1_000;

    private final Deque<Alert> ended = new ArrayDeque<>();

    synchronized void add(Alert alert) {
        if (ended.size() == MOST) {
            ended.removeFirst();
        }
        ended.addLast(alert);
    }

    /** Those that ended at or after a time, the latest first. */
    synchronized List<Alert> since(Instant from, int most) {
        return ended.stream()
                .filter(alert ->
                        alert.endsAt().filter(end -> !end.isBefore(from)).isPresent())
                .sorted((one, other) ->
                        other.endsAt().orElseThrow().compareTo(one.endsAt().orElseThrow()))
                .limit(most)
                .toList();
    }
}
