// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state of one rule for one source: inactive, pending, firing, resolving and inactive again. Not thread-safe. */
final class AlertMachine {

    private final AlertRule rule;
    private final String source;
    private AlertState state = AlertState.INACTIVE;
    private Instant stateSince = Instant.MIN;
    private Instant last = Instant.MIN;
    private Optional<Alert> active = Optional.empty();

    AlertMachine(AlertRule rule, String source) {
        this.rule = rule;
        this.source = source;
    }

    Optional<Alert> active() {
        return active;
    }

    AlertRule rule() {
        return rule;
    }

    /** Takes in a value; gives the alert if it was raised or taken back. */
    Optional<Alert> take(Instant at, double value, long nextId) {
        if (at.isBefore(last)) {
            return Optional.empty();
        }
        last = at;
        boolean low = rule.signal() == AlertSignal.SCORE;
        boolean wrong = low ? value < rule.fire() : value > rule.fire();
        boolean right = low ? value >= rule.clear() : value <= rule.clear();
        return active.isPresent() ? whileFiring(at, value, right) : whileQuiet(at, value, wrong, nextId);
    }

    private Optional<Alert> whileQuiet(Instant at, double value, boolean wrong, long nextId) {
        if (!wrong) {
            become(AlertState.INACTIVE, at);
            return Optional.empty();
        }
        become(AlertState.PENDING, at);
        if (Duration.between(stateSince, at).compareTo(rule.hold()) < 0) {
            return Optional.empty();
        }
        become(AlertState.FIRING, at);
        active = Optional.of(new Alert(
                nextId,
                rule.name(),
                source,
                rule.severity(),
                AlertState.FIRING,
                value,
                rule.fire(),
                at,
                Optional.empty(),
                "beyond the limit for " + rule.hold()));
        return active;
    }

    private Optional<Alert> whileFiring(Instant at, double value, boolean right) {
        if (!right) {
            become(AlertState.FIRING, at);
            active = active.map(alert -> with(alert, AlertState.FIRING, alert.value(), alert.limit(), "", at));
            return Optional.empty();
        }
        become(AlertState.RESOLVING, at);
        if (Duration.between(stateSince, at).compareTo(rule.clearHold()) < 0) {
            active = active.map(alert -> with(alert, AlertState.RESOLVING, alert.value(), alert.limit(), "", at));
            return Optional.empty();
        }
        return resolve(at, value, "right again for " + rule.clearHold());
    }

    /** Takes the alert back. */
    Optional<Alert> resolve(Instant at, double value, String reason) {
        Optional<Alert> resolved =
                active.map(alert -> with(alert, AlertState.RESOLVED, value, rule.clear(), reason, at));
        active = Optional.empty();
        become(AlertState.INACTIVE, at);
        return resolved;
    }

    Instant last() {
        return last;
    }

    private void become(AlertState next, Instant at) {
        if (state != next) {
            state = next;
            stateSince = at;
        }
    }

    private static Alert with(Alert alert, AlertState state, double value, double limit, String reason, Instant at) {
        boolean over = state == AlertState.RESOLVED;
        return new Alert(
                alert.id(),
                alert.rule(),
                alert.source(),
                alert.severity(),
                state,
                value,
                limit,
                alert.since(),
                over ? Optional.of(at) : Optional.empty(),
                over ? reason : alert.reason());
    }
}
