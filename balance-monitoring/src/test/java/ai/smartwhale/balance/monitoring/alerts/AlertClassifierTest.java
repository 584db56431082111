// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AlertClassifierTest {

    private static final Instant START = Watcher.START;
    private final AlertClassifier classifier =
            AlertClassifier.create(AlertClassifierConfig.defaults(), () -> START.plus(Duration.ofMinutes(1)));

    @Test
    void neverLowersTheSeverityAsTheValueGrows() {
        for (Severity severity : Severity.values()) {
            List<Severity> found = IntStream.range(1, 200)
                    .mapToObj(burn -> classifier
                            .classifyAlerts(List.of(alert("slo", severity, START, Map.of(), burn)))
                            .get(0)
                            .alert()
                            .severity())
                    .toList();
            assertThat(found).isSorted();
        }
    }

    @Test
    void findsTheCauseThatLiesDeepest() {
        List<Classification> found = classifier.classifyAlerts(List.of(
                alert("latency", Severity.WARNING, START, Map.of("host", "h1", "model", "a"), 1),
                alert("memory low", Severity.WARNING, START.plusSeconds(20), Map.of("host", "h1"), 1),
                alert("latency", Severity.WARNING, START, Map.of("host", "h2", "model", "b"), 1)));
        assertThat(found.get(0).cause().rule()).isEqualTo("memory low");
        assertThat(found.get(0).groupSize()).isEqualTo(2);
        assertThat(found.get(2).isCause()).isTrue();
    }

    @Test
    void raisesWhatTouchesManyModels() {
        List<Alert> alerts = IntStream.range(0, 5)
                .mapToObj(i -> alert("errors", Severity.WARNING, START, Map.of("host", "h", "model", "m" + i), 1))
                .toList();
        assertThat(classifier.classifyAlerts(alerts))
                .allSatisfy(one -> assertThat(one.alert().severity()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void knowsTheCategoryByTheNameWhereNoLabelSaysIt() {
        assertThat(AlertSubject.of(alert("NodeDiskFull", Severity.INFO, START, Map.of(), 1))
                        .category())
                .isEqualTo(AlertCategory.RESOURCE);
        assertThat(AlertSubject.of(alert("anything", Severity.INFO, START, Map.of("category", "security"), 1))
                        .category())
                .isEqualTo(AlertCategory.SECURITY);
    }

    @Test
    void masksSecretsAndHidesLineEnds() {
        assertThat(AlertLog.labels(Map.of("api_token", "abc"))).isEqualTo(" {api_token=***}");
        assertThat(AlertLog.labels(Map.of("owner", "a.person@example.org"))).doesNotContain("person");
        assertThat(AlertLog.plain("a\nb\u202Ec\u200Cd")).isEqualTo("a\uFFFDb\uFFFDc\u200Cd");
    }

    @Test
    void theLogTellsEachAlertAsLoudlyAsItIs() {
        Logger logger = (Logger) LoggerFactory.getLogger(AlertClassifier.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        List<Classification> found = classifier.classifyAlerts(List.of(
                alert("far too slow", Severity.CRITICAL, START, Map.of("model", "a"), 1),
                alert("slow\nforged", Severity.WARNING, START, Map.of("model", "b"), 1),
                alert("new", Severity.INFO, START, Map.of("model", "c"), 1)));
        try {
            classifier.logAlerts(found);
        } finally {
            logger.detachAppender(log);
            logger.setLevel(before);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactlyElementsOf(found.stream()
                        .map(one -> switch (one.alert().severity()) {
                            case CRITICAL -> Level.ERROR;
                            case WARNING -> Level.WARN;
                            case INFO -> Level.INFO;
                        })
                        .toList());
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        line -> assertThat(line).contains("far too slow", "model=a"),
                        line -> assertThat(line).contains("forged", "model=b").doesNotContain("\n"),
                        line -> assertThat(line).contains("new", "model=c"));
    }

    private static Alert alert(String rule, Severity severity, Instant at, Map<String, String> labels, double value) {
        return new Alert(
                rule,
                severity,
                AlertState.FIRING,
                labels,
                rule,
                OptionalDouble.of(value),
                OptionalDouble.of(1),
                at,
                Optional.empty(),
                false,
                List.of());
    }
}
