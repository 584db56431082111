// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.notification.AddressGuard;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertsFileTest {

    private static final String GOOD = """
            channels:
              - {name: log, type: log}
              - name: mail
                type: email
                host: mail.example.org
                from: a@example.org
                to: [b@example.org]
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

    private static final String RULES = GOOD + """
            rules:
              - {kind: threshold, name: Slow, on: latency, fire: 5, clear: 4, for: 1m}
              - kind: absence
                name: Gone
                on: {metric: requests, labels: {model: a}}
                silence: 5m
            """;

    @Test
    void routesInheritWhatTheyDoNotSay() throws IOException {
        NotifierConfig config = AlertsFile.parse(GOOD, false).notifications();
        assertThat(config.route().children()).singleElement().satisfies(child -> {
            assertThat(child.receiver()).isEqualTo("team");
            assertThat(child.groupBy()).containsExactly("alertname", "model");
            assertThat(child.timing().groupWait()).isEqualTo(Duration.ofSeconds(10));
            assertThat(child.escalation().get(0).after()).isEqualTo(Duration.ofMinutes(90));
        });
    }

    @Test
    void rulesAreReadAndTheirMistakesToldWithTheirLines() throws IOException {
        assertThat(AlertsFile.parse(RULES, false).rules())
                .extracting(AlertRule::name)
                .containsExactly("Slow", "Gone");
        assertThat(problems(RULES.replace("clear: 4", "clear: 6")))
                .singleElement()
                .asString()
                .startsWith("line 23, rules[0]")
                .contains("6");
        assertThat(problems(RULES.replace("kind: absence", "kind: absense")))
                .containsExactly("line 24, rules[1].kind: is \"absense\"; did you mean \"absence\"? known: "
                        + "[absence, burn_rate, change, consensus, seasonal, threshold]");
        assertThat(problems(RULES.replace("name: Gone", "name: Slow")))
                .singleElement()
                .asString()
                .contains("two of the name \"Slow\"", "line 23");
    }

    @Test
    void allMistakesOfAFileAreToldAtOnce() {
        String wrong = RULES.replace("10s", "soon")
                .replace("receiver: boss", "receiver: bos")
                .replace("group_by", "groupby")
                .replace("type: log", "type: lgo")
                .replace("from: a@", "from: a b@")
                .replace("channels: [log]", "channels: [logg]")
                .replace("fire: 5", "fire: five");
        assertThat(problems(wrong))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("line 2, channels[0].type: is \"lgo\"; did you mean \"log\"?"),
                        one -> assertThat(one).startsWith("line 6, channels[1].from: is \"a b@example.org\"; allowed:"),
                        one -> assertThat(one)
                                .startsWith("line 10, route.groupby: is not known here; did you mean \"group_by\"?"),
                        one -> assertThat(one).startsWith("line 11, route.group_wait: is \"soon\"; must be a duration"),
                        one -> assertThat(one)
                                .startsWith("line 16,")
                                .contains("there is no receiver \"bos\"; did you mean \"boss\"?"),
                        one -> assertThat(one)
                                .startsWith("line 19,")
                                .contains("there is no channel \"logg\"; did you mean \"log\"?"),
                        one -> assertThat(one).startsWith("line 23, rules[0].fire: is \"five\"; must be a number"));
    }

    @Test
    void whatIsNotWellFormedIsToldWithItsLine() {
        assertThat(problems("route: [")).singleElement().asString().startsWith("line 1");
        assertThat(problems("")).containsExactly("line 1: the file is empty");
        assertThat(problems("just a text")).singleElement().asString().contains("must be names and values");
        assertThat(problems(GOOD + "---\nroute: {}\n"))
                .singleElement()
                .asString()
                .contains("only one document");
        assertThat(problems(GOOD.replace("[log]", "*log")))
                .anySatisfy(one -> assertThat(one).contains("refers to"));
        assertThat(problems(GOOD.replace("group_wait: 10s", "receiver: boss")))
                .singleElement()
                .asString()
                .isEqualTo("line 11, route.receiver: is there twice; first in line 9");
        assertThat(problems("a: ".repeat(100))).isNotEmpty();
        assertThat(problems("[".repeat(1_000))).isNotEmpty();
    }

    @Test
    void secretsAreNeitherTakenFromTheFileNorTold() {
        String secret = "hunter2-do-not-tell";
        assertThat(problems(GOOD.replace("from: a@", "password: " + secret + "\n    from: a@")))
                .singleElement()
                .asString()
                .contains("secrets do not belong into this file")
                .doesNotContain(secret);
        assertThat(problems(GOOD.replace(
                        "{name: log, type: log}", "{name: log, type: webhook, url: 'ftp://" + secret + "'}")))
                .singleElement()
                .asString()
                .doesNotContain(secret);
    }

    @Test
    void aPasswordNeverGoesOverTheNetworkInClear() {
        assertThat(problems(
                        GOOD.replace("from: a@", "user: me\n    password_env: P\n    security: none\n    from: a@")))
                .singleElement()
                .asString()
                .contains("STARTTLS or TLS");
    }

    @Test
    void theExampleIsWellAndSaysAllKinds() throws IOException {
        AlertsConfig example = AlertsFile.parse(AlertsFile.example(), false);
        AlertsOutline outline = AlertsOutline.of(example);
        assertThat(outline.rulesByKind().keySet())
                .containsExactly("absence", "burn_rate", "change", "consensus", "seasonal", "threshold");
        assertThat(outline.channels().values())
                .extracting(text -> text.replaceAll(",.*", ""))
                .containsExactly("log", "event", "webhook", "webhook", "email");
        assertThat(outline.unused()).isEmpty();
        assertThat(outline.channels().get("chat")).contains("needs file /run/secrets/chat-webhook");
        assertThat(outline.reached(LabelSet.of(Map.of("severity", "critical", "team", "serving"))))
                .hasSize(2);
        ChannelSpec.Webhook oncall = (ChannelSpec.Webhook) example.channels().get(2);
        assertThat(oncall.guard()).isEqualTo(new AddressGuard(true, List.of()));
        assertThat(oncall.policy().digest()).isFalse();
        assertThat(example.channels().get(0).policy().digest()).isTrue();
        assertThat(oncall.headers().get("Authorization").prefix()).isEqualTo("Bearer ");
    }

    @Test
    void theSameInJsonIsTheSame() throws IOException {
        String json = new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(AlertsFile.example()));
        assertThat(AlertsFile.parse(json, true)).isEqualTo(AlertsFile.parse(AlertsFile.example(), false));
    }

    /** A file with a few letters changed is read or explained, and never breaks anything. */
    @Test
    void noiseInAFileIsExplained() throws IOException {
        Random random = new Random(11);
        String example = AlertsFile.example();
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            StringBuilder noisy = new StringBuilder(example);
            for (int change = 0; change < 1 + i % 5; change++) {
                int at = random.nextInt(noisy.length());
                noisy.setCharAt(at, "{}[]:-'\"# \n\tx9*&\ud800".charAt(random.nextInt(17)));
            }
            try {
                assertThat(AlertsFile.parse(noisy.toString(), false)).isNotNull();
            } catch (ConfigProblemsException e) {
                refused++;
                assertThat(e.problems())
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.line())
                                .isBetween(1, (int) noisy.toString().lines().count() + 1));
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigProblemsException.class, () -> AlertsFile.parse(text, false))
                .problems()
                .stream()
                .map(ConfigProblem::toString)
                .toList();
    }
}
