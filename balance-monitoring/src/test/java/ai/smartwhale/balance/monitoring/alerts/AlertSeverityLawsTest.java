// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing that gets worse ever matters less. */
class AlertSeverityLawsTest {

    private static final double[] VALUES = {Double.NaN, -10, 0, 0.5, 1, 1.5, 2.99, 3, 3.01, 10, 1e9};
    private static final int[] MINUTES = {0, 59, 60, 1_440};
    private static final int[] MODELS = {1, 4, 5, 20};

    @Test
    void neverMattersLessAsAnythingGetsWorse() {
        int[] sizes = {Severity.values().length, Grade.values().length, VALUES.length, MINUTES.length, MODELS.length};
        int all = IntStream.of(sizes).reduce(1, (product, size) -> product * size);
        int compared = 0;
        for (int number = 0; number < all; number++) {
            int[] at = digits(number, sizes);
            Severity now = severity(at);
            for (int i = 0; i < sizes.length; i++) {
                if (at[i] + 1 < sizes[i]) {
                    int[] worse = at.clone();
                    worse[i]++;
                    assertThat(severity(worse)).isGreaterThanOrEqualTo(now);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(4_000);
    }

    @Test
    void neverLowersAnyOfManyAsOneValueGrows() {
        SplittableRandom random = new SplittableRandom(17);
        String[] rules = {"slo burn", "disk", "broker down", "drift", "login", "queue"};
        for (int run = 0; run < 300; run++) {
            List<Alert> alerts = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Map<String, String> labels = new TreeMap<>();
                if (random.nextBoolean()) {
                    labels.put("model", "m" + random.nextInt(12));
                }
                if (random.nextBoolean()) {
                    labels.put("host", "h" + random.nextInt(4));
                }
                alerts.add(TestAlerts.alert(
                        rules[random.nextInt(rules.length)],
                        Severity.values()[random.nextInt(3)],
                        TestAlerts.START.plusSeconds(random.nextInt(2_000)),
                        labels,
                        OptionalDouble.of(random.nextDouble() * 5)));
            }
            AlertClassifier classifier = AlertClassifier.create(
                    AlertClassifierConfig.defaults(), () -> TestAlerts.START.plus(Duration.ofHours(1)));
            List<Classification> before = classifier.classifyAlerts(alerts);
            int one = random.nextInt(alerts.size());
            Alert alert = alerts.get(one);
            alerts.set(
                    one,
                    TestAlerts.alert(
                            alert.rule(),
                            alert.severity(),
                            alert.startsAt(),
                            alert.labels(),
                            OptionalDouble.of(alert.value().orElse(0) * (1 + 9 * random.nextDouble()))));
            List<Classification> after = classifier.classifyAlerts(alerts);
            for (int i = 0; i < alerts.size(); i++) {
                assertThat(after.get(i).alert().severity())
                        .isGreaterThanOrEqualTo(before.get(i).alert().severity());
            }
        }
    }

    private static Severity severity(int[] at) {
        AlertClassifierConfig usual = AlertClassifierConfig.defaults();
        AlertClassifier classifier = AlertClassifier.create(
                new AlertClassifierConfig(
                        Map.of("m0", Grade.values()[at[1]]),
                        usual.manyModels(),
                        usual.farBeyond(),
                        usual.longAfter(),
                        usual.sameCauseWithin(),
                        usual.sharedByAll(),
                        Map.of()),
                () -> TestAlerts.START.plus(Duration.ofMinutes(MINUTES[at[3]])));
        double value = VALUES[at[2]];
        List<Alert> alerts = IntStream.range(0, MODELS[at[4]])
                .mapToObj(i -> TestAlerts.alert(
                        "slo",
                        Severity.values()[at[0]],
                        Map.of("host", "h", "model", "m" + i),
                        Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value)))
                .toList();
        return classifier.classifyAlerts(alerts).get(0).alert().severity();
    }

    private static int[] digits(int number, int[] sizes) {
        int[] digits = new int[sizes.length];
        int rest = number;
        for (int i = 0; i < sizes.length; i++) {
            digits[i] = rest % sizes[i];
            rest /= sizes[i];
        }
        return digits;
    }
}
