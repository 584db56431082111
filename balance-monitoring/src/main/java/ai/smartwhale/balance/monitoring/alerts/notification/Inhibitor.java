// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows which alerts mute others. Guarded by the lock of the notifier. */
final class Inhibitor {

    private final List<SourceIndex> rules;

    Inhibitor(List<InhibitRule> rules) {
        this.rules = rules.stream().map(SourceIndex::new).toList();
    }

    void update(NotifiedAlert alert) {
        rules.forEach(rule -> rule.update(alert));
    }

    void remove(LabelSet labels) {
        rules.forEach(rule -> rule.remove(labels));
    }

    boolean mutes(LabelSet labels, Instant now) {
        for (SourceIndex rule : rules) {
            if (rule.mutes(labels, now)) {
                return true;
            }
        }
        return false;
    }

    /** The alerts of the source of one rule, by the labels that must be equal. */
    private static final class SourceIndex {

        private final InhibitRule rule;
        private final Map<LabelSet, Map<LabelSet, NotifiedAlert>> sources = new HashMap<>();

        SourceIndex(InhibitRule rule) {
            this.rule = rule;
        }

        void update(NotifiedAlert alert) {
            if (LabelMatcher.allMatch(rule.source(), alert.labels())) {
                sources.computeIfAbsent(alert.labels().only(rule.equal()), equal -> new HashMap<>())
                        .put(alert.labels(), alert);
            }
        }

        void remove(LabelSet labels) {
            sources.computeIfPresent(labels.only(rule.equal()), (equal, alerts) -> {
                alerts.remove(labels);
                return alerts.isEmpty() ? null : alerts;
            });
        }

        boolean mutes(LabelSet labels, Instant now) {
            if (sources.isEmpty() || !LabelMatcher.allMatch(rule.target(), labels)) {
                return false;
            }
            boolean bothSides = LabelMatcher.allMatch(rule.source(), labels);
            return sources.getOrDefault(labels.only(rule.equal()), Map.of()).values().stream()
                    .filter(source ->
                            !source.isResolvedAt(now) && !source.labels().equals(labels))
                    .anyMatch(source -> !bothSides || !LabelMatcher.allMatch(rule.target(), source.labels()));
        }
    }
}
