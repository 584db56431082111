// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Alerts as a detector fires them. */
final class TestAlerts {

    static final Instant START = Watcher.START;

    private TestAlerts() {}

    static Alert alert(String rule, Severity severity, Map<String, String> labels, OptionalDouble value) {
        return alert(rule, severity, START, labels, value);
    }

    static Alert alert(String rule, Severity severity, Instant at, Map<String, String> labels, OptionalDouble value) {
        return new Alert(
                rule,
                severity,
                AlertState.FIRING,
                labels,
                rule,
                value,
                OptionalDouble.of(1),
                at,
                Optional.empty(),
                false,
                List.of());
    }
}
