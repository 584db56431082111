// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertsFileTest {

    private static final String GOOD = """
            route:
              receiver: team
              group_by: [alertname, model]
              group_wait: 10s
              routes:
                - matchers: ['severity="critical"']
                  escalation:
                    - after: 1h30m
                      receiver: boss
            receivers:
              - name: team
                channels: [log]
              - name: boss
                channels: [mail]
            """;

    @Test
    void routesInheritWhatTheyDoNotSay() throws IOException {
        NotifierConfig config = AlertsFile.parse(GOOD, false).notifications();
        assertThat(config.route().children()).singleElement().satisfies(child -> {
            assertThat(child.receiver()).isEqualTo("team");
            assertThat(child.timing().groupWait()).isEqualTo(Duration.ofSeconds(10));
            assertThat(child.escalation().get(0).after()).isEqualTo(Duration.ofMinutes(90));
        });
    }

    @Test
    void rulesAreReadAndTheirMistakesToldWithTheirLines() throws IOException {
        String rules = GOOD + """
                  rules:
                    - {kind: threshold, name: Slow, on: latency, fire: 5, clear: 4, for: 1m}
                    - kind: absence
                      name: Gone
                      on: {metric: requests, labels: {model: a}}
                      silence: 5m
                  """;
        assertThat(AlertsFile.parse(rules, false).rules())
                .extracting(rule -> rule.name())
                .containsExactly("Slow", "Gone");
        assertThat(problem(rules.replace("clear: 4", "clear: 6"))).startsWith("line 16, rules[0]");
        assertThat(problem(rules.replace("kind: absence", "kind: absent"))).startsWith("line 17, rules[1].kind");
    }

    @Test
    void mistakesAreToldWithTheirLines() {
        assertThat(problem(GOOD.replace("10s", "soon"))).startsWith("line 4, route.group_wait");
        assertThat(problem(GOOD.replace("receiver: boss", "receiver: bos"))).startsWith("line 9,");
        assertThat(problem(GOOD.replace("group_by", "groupby"))).startsWith("line 3, route.groupby");
        assertThat(problem("route: [")).startsWith("line 1");
    }

    private static String problem(String text) {
        return catchThrowableOfType(ConfigProblemsException.class, () -> AlertsFile.parse(text, false))
                .problems()
                .get(0)
                .toString();
    }
}
