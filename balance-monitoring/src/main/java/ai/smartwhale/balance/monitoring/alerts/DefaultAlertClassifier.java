// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Impact and urgency by plain steps, each of which only ever goes up. */
final class DefaultAlertClassifier implements AlertClassifier {

    private final AlertClassifierConfig config;
    private final InstantSource time;

    DefaultAlertClassifier(AlertClassifierConfig config, InstantSource time) {
        this.config = config;
        this.time = time;
    }

    @Override
    public List<Classification> classifyAlerts(List<Alert> alerts) {
        LimitExceededException.requireAtMost(
                "alerts", InvalidValueException.requirePresent("alerts", alerts).size(), MOST_ALERTS);
        Instant now = time.instant();
        List<AlertSubject> subjects = alerts.stream().map(AlertSubject::of).toList();
        List<List<Integer>> groups = CauseGroups.of(subjects, config);
        List<Classification> classifications = new ArrayList<>(alerts.size());
        GroupMeaning[] meanings = new GroupMeaning[alerts.size()];
        for (int i = 0; i < alerts.size(); i++) {
            int first = groups.get(i).get(0);
            if (meanings[first] == null) {
                meanings[first] =
                        meaning(groups.get(i).stream().map(subjects::get).toList());
            }
            classifications.add(classify(subjects.get(i), meanings[first], now));
        }
        return classifications;
    }

    private GroupMeaning meaning(List<AlertSubject> group) {
        AlertKey cause = group.stream()
                .min(Comparator.comparingInt((AlertSubject subject) -> -subject.depth())
                        .thenComparing(subject -> subject.alert().startsAt())
                        .thenComparing(subject -> subject.alert().rule())
                        .thenComparing(subject -> subject.alert().labels().toString()))
                .map(subject -> subject.alert().key())
                .orElseThrow();
        Set<String> models = new HashSet<>();
        Grade weight = Grade.LOW;
        for (AlertSubject subject : group) {
            subject.model().ifPresent(models::add);
            // What is about no model is of medium weight, whatever models it touches besides.
            Grade own = subject.model()
                    .map(model -> config.modelWeights().getOrDefault(model, Grade.MEDIUM))
                    .orElse(Grade.MEDIUM);
            weight = own.compareTo(weight) > 0 ? own : weight;
        }
        return new GroupMeaning(cause, group.size(), models.size(), weight);
    }

    private Classification classify(AlertSubject subject, GroupMeaning group, Instant now) {
        Alert alert = subject.alert();
        boolean many = group.models() >= config.manyModels();
        Grade impact = many ? group.weight().raised() : group.weight();
        boolean far = beyond(alert) >= config.farBeyond();
        Duration lasted = Duration.between(alert.startsAt(), alert.endsAt().orElse(now));
        boolean lasting = lasted.compareTo(config.longAfter()) >= 0;
        Grade given = Grade.values()[alert.severity().ordinal()];
        Grade urgency = far || lasting ? given.raised() : given;
        Severity severity = severity(impact, urgency);
        AlertCategory category = subject.category();
        String explanation = "impact " + impact + " (" + group.models() + " models, weight " + group.weight()
                + "), urgency " + urgency + " (rule says " + alert.severity() + (far ? ", far beyond its limit" : "")
                + (lasting ? ", lasts for long" : "") + ')';
        String action = config.actions().getOrDefault(alert.rule(), AlertAdvice.of(category, subject.words()));
        return new Classification(
                alert.withSeverity(severity),
                category,
                impact,
                urgency,
                group.cause(),
                group.size(),
                action,
                explanation);
    }

    private static Severity severity(Grade impact, Grade urgency) {
        int sum = impact.ordinal() + urgency.ordinal();
        if (sum >= 3) {
            return Severity.CRITICAL;
        }
        return sum == 2 ? Severity.WARNING : Severity.INFO;
    }

    /** How many times its limit the value is; 0 where that cannot be said, as below zero. */
    private static double beyond(Alert alert) {
        if (alert.value().isEmpty() || alert.limit().isEmpty()) {
            return 0;
        }
        double value = alert.value().getAsDouble();
        double limit = alert.limit().getAsDouble();
        return limit > 0 ? value / limit : 0;
    }

    @Override
    public void logAlerts(List<Classification> classifications) {
        InvalidValueException.requirePresent("classifications", classifications);
        classifications.forEach(classification -> AlertLog.write(Objects.requireNonNull(classification)));
    }

    private record GroupMeaning(AlertKey cause, int size, int models, Grade weight) {}
}
