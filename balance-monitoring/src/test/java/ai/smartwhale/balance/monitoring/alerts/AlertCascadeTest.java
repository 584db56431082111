// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertCascadeTest {

    private final AlertClassifier classifier = AlertClassifier.create(
            AlertClassifierConfig.defaults(), () -> TestAlerts.START.plus(Duration.ofMinutes(10)));

    @Test
    void findsTheBrokerBehindTwoHundredModels() {
        List<Alert> alerts = models(200, Map.of());
        alerts.add(later(-20, "broker down", Severity.CRITICAL, Map.of("broker", "b1")));
        alerts.add(later(30, "consumer lag", Severity.WARNING, Map.of("topic", "t", "broker", "b1")));
        Collections.shuffle(alerts, new Random(3));

        List<Classification> said = classifier.classifyAlerts(alerts);

        assertThat(said)
                .extracting(Classification::cause)
                .extracting(AlertKey::rule)
                .containsOnly("broker down");
        assertThat(said).extracting(Classification::groupSize).containsOnly(202);
        assertThat(said).filteredOn(Classification::isCause).hasSize(1);
        assertThat(said).allSatisfy(one -> assertThat(one.impact()).isEqualTo(Grade.HIGH));
    }

    @Test
    void blamesABrokerNotForAFewModels() {
        List<Alert> alerts = models(4, Map.of());
        alerts.add(later(0, "broker down", Severity.CRITICAL, Map.of("broker", "b1")));
        assertThat(classifier.classifyAlerts(alerts)).allMatch(Classification::isCause);
    }

    @Test
    void blamesNotWhatTheLabelsContradict() {
        List<Alert> alerts = models(100, Map.of("host", "h2"));
        alerts.add(later(0, "memory low", Severity.CRITICAL, Map.of("host", "h1")));
        Classification memory = classifier.classifyAlerts(alerts).get(100);
        assertThat(memory.groupSize()).isEqualTo(1);
    }

    @Test
    void blamesNotWhatBeganAtAnotherTimeOrMattersLittle() {
        List<Alert> alerts = models(100, Map.of());
        alerts.add(later(-3_600, "broker down", Severity.CRITICAL, Map.of("broker", "b1")));
        alerts.add(later(0, "disk", Severity.INFO, Map.of("host", "h1")));
        assertThat(classifier.classifyAlerts(alerts))
                .extracting(Classification::groupSize)
                .containsOnly(1);
    }

    @Test
    void sharesSymptomsWithTheMoreSevereOnly() {
        List<Alert> alerts = models(50, Map.of());
        alerts.add(later(5, "cpu load", Severity.WARNING, Map.of("host", "h1")));
        alerts.add(later(10, "broker down", Severity.CRITICAL, Map.of("broker", "b1")));
        List<Classification> said = classifier.classifyAlerts(alerts);
        assertThat(said.get(50).groupSize()).isEqualTo(1);
        assertThat(said.get(51).groupSize()).isEqualTo(51);
    }

    @Test
    void tellsNothingOfALabelThatAllQuantilesShare() {
        List<Alert> alerts = models(50, Map.of("quantile", "0.99"));
        assertThat(classifier.classifyAlerts(alerts)).allMatch(Classification::isCause);
    }

    @Test
    void bearsAHundredThousand() {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            alerts.add(later(i % 3_600, "broker " + i, Severity.CRITICAL, Map.of("host", "x" + i)));
        }
        for (int i = 0; i < 50_000; i++) {
            alerts.add(later(i % 3_600, "latency", Severity.WARNING, Map.of("host", "y" + i, "model", "m" + i)));
        }
        List<Classification> said = classifier.classifyAlerts(alerts);
        assertThat(said).hasSize(100_000).allMatch(Classification::isCause);
    }

    private static List<Alert> models(int count, Map<String, String> labels) {
        List<Alert> alerts = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> {
            Map<String, String> own = new TreeMap<>(labels);
            own.put("model", "m" + i);
            alerts.add(later(i % 60, "latency high", Severity.WARNING, own));
        });
        return alerts;
    }

    private static Alert later(int seconds, String rule, Severity severity, Map<String, String> labels) {
        return TestAlerts.alert(rule, severity, TestAlerts.START.plusSeconds(seconds), labels, OptionalDouble.of(1));
    }
}
