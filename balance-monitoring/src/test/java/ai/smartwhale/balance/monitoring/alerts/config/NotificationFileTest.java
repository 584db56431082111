// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotificationFileTest {

    private static final String GOOD =
            """
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
        NotifierConfig config = NotificationFile.parse(GOOD, false);
        assertThat(config.route().children()).singleElement().satisfies(child -> {
            assertThat(child.receiver()).isEqualTo("team");
            assertThat(child.timing().groupWait()).isEqualTo(Duration.ofSeconds(10));
            assertThat(child.escalation().get(0).after()).isEqualTo(Duration.ofMinutes(90));
        });
    }

    @Test
    void mistakesAreToldWithTheirLines() {
        assertThat(problem(GOOD.replace("10s", "soon"))).startsWith("line 4, route.group_wait");
        assertThat(problem(GOOD.replace("receiver: boss", "receiver: bos"))).startsWith("line 9,");
        assertThat(problem(GOOD.replace("group_by", "groupby"))).startsWith("line 3, route.groupby");
        assertThat(problem("route: [")).startsWith("line 1");
    }

    private static String problem(String text) {
        return catchThrowableOfType(ConfigProblemsException.class, () -> NotificationFile.parse(text, false))
                .problems()
                .get(0)
                .toString();
    }
}
