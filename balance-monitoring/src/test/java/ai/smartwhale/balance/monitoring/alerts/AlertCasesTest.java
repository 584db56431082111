// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The cases that people have judged, one by one. */
class AlertCasesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "alert-cases.csv", delimiter = '|', useHeadersInDisplayName = true, nullValues = "-")
    void saysWhatAnOperatorWantsToHear(
            String rule,
            Severity says,
            String labels,
            double times,
            long minutes,
            Grade weight,
            int models,
            AlertCategory category,
            Severity severity,
            String advice) {
        AlertClassifierConfig usual = AlertClassifierConfig.defaults();
        AlertClassifier classifier = AlertClassifier.create(
                new AlertClassifierConfig(
                        Map.of("m0", weight),
                        usual.manyModels(),
                        usual.farBeyond(),
                        usual.longAfter(),
                        usual.sameCauseWithin(),
                        usual.sharedByAll(),
                        Map.of()),
                () -> TestAlerts.START.plus(Duration.ofMinutes(minutes)));
        Map<String, String> given = new TreeMap<>();
        if (labels != null) {
            String[] label = labels.split("=", 2);
            given.put(label[0], label[1]);
        }
        List<Alert> alerts = new ArrayList<>();
        if (models == 0) {
            alerts.add(TestAlerts.alert(rule, says, given, OptionalDouble.of(times)));
        }
        IntStream.range(0, models).forEach(i -> {
            Map<String, String> own = new TreeMap<>(given);
            own.putAll(Map.of("host", "h1", "model", "m" + i));
            alerts.add(TestAlerts.alert(rule, says, own, OptionalDouble.of(times)));
        });

        Classification said = classifier.classifyAlerts(alerts).get(0);

        assertThat(said.category()).isEqualTo(category);
        assertThat(said.alert().severity()).as(said.explanation()).isEqualTo(severity);
        assertThat(said.action()).startsWith(advice);
    }
}
