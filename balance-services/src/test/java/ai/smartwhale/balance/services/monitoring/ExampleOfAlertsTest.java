// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.SeriesSelector;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsFile;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever begins with the example has rules that can fire. */
class ExampleOfAlertsTest {

    @TempDir
    Path folder;

    @Test
    void theExampleOfAFileOfAlertsReadsMetricsThatABalanceHas() throws Exception {
        Path file = Files.writeString(folder.resolve("alerts.yaml"), AlertsFile.example());

        List<AlertRule> rules = AlertsFile.read(file).rules();

        assertThat(rules).isNotEmpty();
        assertThat(rules.stream().flatMap(rule -> rule.reads().stream()).map(SeriesSelector::metric))
                .isNotEmpty()
                .isSubsetOf(metricsOfABalance());
    }

    private static List<String> metricsOfABalance() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : MetricNames.class.getDeclaredFields()) {
            if (field.getType() == String.class && !field.isSynthetic()) {
                names.add((String) field.get(null));
            }
        }
        return names;
    }
}
