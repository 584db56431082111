// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One alert: its state, whether it flaps, and what people were told of it. Not thread-safe. */
final class AlertSlot {

    private final AlertRule rule;
    private final Map<String, String> labels;
    private final AlertMachine machine;
    private final FlapGauge flaps;
    private Severity severity;
    private List<String> evidence = List.of();
    private Instant startsAt;
    private Instant heardAt;
    private @Nullable Alert told;

    AlertSlot(Detection first, Instant at, AlertDetectorConfig config) {
        rule = first.rule();
        RuleTerms terms = rule.terms();
        machine = new AlertMachine(terms.hold(), terms.clearHold());
        flaps = new FlapGauge(config.flapStart(), config.flapStop());
        labels = new HashMap<>();
        for (int i = 0; i < first.labels().names().size(); i++) {
            labels.put(first.labels().names().get(i), first.labels().values().get(i));
        }
        labels.put(AlertClassifier.CATEGORY_LABEL, terms.category().label());
        labels.putAll(terms.labels());
        severity = first.severity();
        startsAt = at;
        heardAt = at;
    }

    AlertKey key() {
        return new AlertKey(rule.name(), labels);
    }

    /** Goes on with what people were told before a restart. */
    void resume(Alert before) {
        machine.resume();
        told = before;
        severity = before.severity();
        startsAt = before.startsAt();
        evidence = before.evidence();
    }

    AlertRule rule() {
        return rule;
    }

    Optional<Alert> told() {
        return Optional.ofNullable(told);
    }

    boolean isStale(Instant at, Duration staleAfter) {
        if (heardAt.isAfter(at)) {
            // The clock was set back.
            heardAt = at;
        }
        return heardAt.isBefore(at.minus(staleAfter));
    }

    boolean isOver() {
        return machine.state() == AlertState.INACTIVE && flaps.isQuiet() && told == null;
    }

    /** Moves, and gives the alert if people have to be told. */
    Optional<Alert> step(Detection detection, Instant at) {
        heardAt = at;
        boolean wasActive = machine.state().isActive();
        AlertState state = machine.step(detection.verdict(), at.toEpochMilli());
        if (detection.verdict() == Verdict.BREACHED) {
            severity = detection.severity();
            evidence = detection.reason().isEmpty() ? List.of() : List.of(detection.reason());
        }
        if (state.isActive() && !wasActive && told == null) {
            startsAt = at;
        }
        boolean flapping = flaps.add(state.isActive());
        return tell(detection, state, flapping, at);
    }

    private Optional<Alert> tell(Detection detection, AlertState state, boolean flapping, Instant at) {
        Alert before = told;
        if (before == null && !state.isActive()) {
            return Optional.empty();
        }
        // While it flaps it is shown as firing, whatever its state is just now.
        boolean open = state.isActive() || flapping;
        if (!open) {
            told = null;
            // A clock that was set back must not end an alert before it began.
            return Optional.of(
                    alert(detection, AlertState.RESOLVED, false, Optional.of(at.isBefore(startsAt) ? startsAt : at)));
        }
        AlertState shown = state.isActive() ? state : AlertState.FIRING;
        Alert now = alert(detection, shown, flapping, Optional.empty());
        told = now;
        boolean news = before == null || before.flapping() != flapping || before.severity() != now.severity();
        return news ? Optional.of(now) : Optional.empty();
    }

    private Alert alert(Detection detection, AlertState state, boolean flapping, Optional<Instant> endsAt) {
        return new Alert(
                rule.name(),
                severity,
                state,
                labels,
                rule.terms().summary(),
                detection.value(),
                detection.limit(),
                startsAt,
                endsAt,
                flapping,
                evidence);
    }

    /** Ends it for another reason than that it is well. */
    Optional<Alert> end(String why, Instant at) {
        Alert before = told;
        told = null;
        return Optional.ofNullable(before).map(alert -> alert.ended(why, at));
    }
}
