// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the alerts of many models to what lies below them all, though they share no label with it: where so many begin
 * at about the time of one alert about resources, messaging or the like, chance is the worse explanation. What has
 * another value of a label than the cause is never joined.
 */
final class Cascades {

    private static final int LEAST_DEPTH = AlertMeaning.depth(AlertCategory.INTERNAL);
    /** A storm of alerts must not take the square of its number: the most severe causes are looked at first. */
    private static final int MOST_COMPARISONS = 1_000_000;

    private final List<AlertSubject> subjects;
    private final AlertClassifierConfig config;
    private final List<Integer> symptoms;
    private final List<Instant> starts;
    private final Set<Integer> explained = new HashSet<>();
    private int comparisons;

    private Cascades(List<AlertSubject> subjects, List<Integer> byStart, AlertClassifierConfig config) {
        this.subjects = subjects;
        this.config = config;
        symptoms = byStart.stream().filter(i -> isSymptom(subjects.get(i))).toList();
        starts = symptoms.stream().map(i -> subjects.get(i).alert().startsAt()).toList();
    }

    static void join(List<AlertSubject> subjects, List<Integer> byStart, AlertClassifierConfig config, Unions unions) {
        Cascades cascades = new Cascades(subjects, byStart, config);
        if (cascades.symptoms.size() < config.manyModels()) {
            return;
        }
        byStart.stream()
                .filter(i -> isCause(subjects.get(i)))
                .sorted(Comparator.comparing(
                                (Integer i) -> subjects.get(i).alert().severity())
                        .reversed()
                        .thenComparing(i -> -subjects.get(i).depth()))
                .takeWhile(i -> cascades.comparisons < MOST_COMPARISONS)
                .forEach(cause -> cascades.explain(cause, unions));
    }

    private static boolean isSymptom(AlertSubject subject) {
        return subject.depth() < LEAST_DEPTH && subject.model().isPresent();
    }

    /** What is about one model explains nothing of others. */
    private static boolean isCause(AlertSubject subject) {
        return subject.depth() >= LEAST_DEPTH
                && subject.model().isEmpty()
                && subject.alert().severity().isAtLeast(Severity.WARNING);
    }

    private void explain(int cause, Unions unions) {
        Alert alert = subjects.get(cause).alert();
        Instant latest = alert.startsAt().plus(config.sameCauseWithin());
        List<Integer> touched = new ArrayList<>();
        Set<String> models = new HashSet<>();
        for (int at = firstFrom(alert.startsAt().minus(config.sameCauseWithin()));
                at < symptoms.size() && !starts.get(at).isAfter(latest);
                at++) {
            AlertSubject symptom = subjects.get(symptoms.get(at));
            if (!explained.contains(symptoms.get(at)) && !contradicts(alert, symptom.alert())) {
                touched.add(symptoms.get(at));
                symptom.model().ifPresent(models::add);
            }
        }
        if (models.size() >= config.manyModels()) {
            touched.forEach(symptom -> unions.join(symptom, cause));
            explained.addAll(touched);
        }
    }

    private int firstFrom(Instant moment) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean contradicts(Alert cause, Alert symptom) {
        comparisons++;
        for (Map.Entry<String, String> label : cause.labels().entrySet()) {
            String other = symptom.labels().getOrDefault(label.getKey(), label.getValue());
            if (!other.equals(label.getValue()) && !config.sharedByAll().contains(label.getKey())) {
                return true;
            }
        }
        return false;
    }
}
