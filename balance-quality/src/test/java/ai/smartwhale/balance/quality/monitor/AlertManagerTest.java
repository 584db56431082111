// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlertManagerTest {

    private static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");
    private static final FieldNames NAMES = FieldNames.of("a");

    private static BatchAssessment assessment(String source, int minute, double score) {
        RecordAssessment one =
                new RecordAssessment(1, DataRecord.of("", NAMES, "x"), QualityScore.NONE, Map.of(), List.of());
        return new BatchAssessment(
                source,
                BEGIN.plus(Duration.ofMinutes(minute)),
                List.of(one),
                List.of(),
                new QualityScore(score, 1, 100),
                Map.of(),
                0,
                Map.of(),
                Duration.ZERO);
    }

    private static AlertManager manager(Duration hold, Duration clearHold, int maxSources, int maxHistory) {
        AlertRule rule = new AlertRule(
                "low", AlertSignal.SCORE, Optional.empty(), 0.8, 0.85, hold, clearHold, AlertSeverity.WARNING);
        return AlertManager.create(new AlertManagerConfig(List.of(rule), maxSources, maxHistory));
    }

    @Test
    void anAlertIsRaisedAfterItsHoldAndTakenBackAfterItsClearHold() {
        AlertManager manager = manager(Duration.ofMinutes(5), Duration.ofMinutes(10), 10, 10);
        assertThat(manager.checkForAlerts(assessment("s", 0, 0.7))).isEmpty();
        assertThat(manager.checkForAlerts(assessment("s", 4, 0.7))).isEmpty();
        assertThat(manager.checkForAlerts(assessment("s", 5, 0.7)))
                .singleElement()
                .matches(alert -> alert.state() == AlertState.FIRING && alert.id() == 1);
        assertThat(manager.checkForAlerts(assessment("s", 6, 0.9))).isEmpty();
        assertThat(manager.getAlerts()).singleElement().matches(alert -> alert.state() == AlertState.RESOLVING);
        assertThat(manager.checkForAlerts(assessment("s", 10, 0.82))).isEmpty();
        assertThat(manager.getAlerts()).singleElement().matches(alert -> alert.state() == AlertState.FIRING);
        assertThat(manager.checkForAlerts(assessment("s", 11, 0.86))).isEmpty();
        assertThat(manager.checkForAlerts(assessment("s", 21, 0.86)))
                .singleElement()
                .matches(alert ->
                        alert.state() == AlertState.RESOLVED && alert.until().isPresent());
        assertThat(manager.getAlerts()).isEmpty();
        assertThat(manager.history()).hasSize(1);
    }

    @Test
    void aShortDipRaisesNothing() {
        AlertManager manager = manager(Duration.ofMinutes(5), Duration.ZERO, 10, 10);
        for (int minute = 0; minute < 60; minute++) {
            assertThat(manager.checkForAlerts(assessment("s", minute, minute % 4 == 0 ? 0.95 : 0.5)))
                    .isEmpty();
        }
    }

    @Test
    void noiseAboutTheLimitRaisesOneAlertWithTwoLimitsAndManyWithOne() {
        AlertManager apart = manager(Duration.ZERO, Duration.ZERO, 10, 1000);
        AlertManager equal = AlertManager.create(
                new AlertManagerConfig(List.of(AlertRule.scoreBelow("low", 0.8, 0.8, AlertSeverity.INFO)), 10, 1000));
        Random random = new Random(3);
        int raisedApart = 0;
        int raisedEqual = 0;
        for (int minute = 0; minute < 500; minute++) {
            BatchAssessment batch = assessment("s", minute, 0.8 + 0.01 * random.nextGaussian());
            raisedApart += apart.checkForAlerts(batch).stream().anyMatch(a -> a.state() == AlertState.FIRING) ? 1 : 0;
            raisedEqual += equal.checkForAlerts(batch).stream().anyMatch(a -> a.state() == AlertState.FIRING) ? 1 : 0;
        }
        assertThat(raisedApart).isEqualTo(1);
        assertThat(raisedEqual).isGreaterThan(50);
    }

    @Test
    void whatIsClearedByHandStandsInTheHistoryAndComesAgainIfItLasts() {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 10, 10);
        manager.checkForAlerts(assessment("a", 0, 0.1));
        manager.checkForAlerts(assessment("b", 0, 0.1));
        AlertFilter ofA = new AlertFilter(Optional.empty(), Optional.empty(), Optional.of("a"));
        assertThat(manager.clearAlerts(ofA, "Ann", "known")).hasSize(1);
        assertThat(manager.getAlerts())
                .singleElement()
                .matches(alert -> alert.source().equals("b"));
        assertThat(manager.history().get(0).reason()).contains("Ann", "known");
        assertThat(manager.checkForAlerts(assessment("a", 1, 0.1))).hasSize(1);
        assertThat(manager.getAlerts()).extracting(Alert::id).doesNotHaveDuplicates();
    }

    @Test
    void oldAndEmptyBatchesChangeNothing() {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 10, 10);
        manager.checkForAlerts(assessment("s", 10, 0.9));
        assertThat(manager.checkForAlerts(assessment("s", 9, 0.1))).isEmpty();
        assertThat(manager.getAlerts()).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 4, 3);
        for (int i = 0; i < 50; i++) {
            manager.checkForAlerts(assessment("s" + i, i, 0.1));
            manager.checkForAlerts(assessment("s" + i, i, 0.99));
        }
        assertThat(manager.history()).hasSize(3);
        for (int i = 0; i < 50; i++) {
            manager.checkForAlerts(assessment("t" + i, i, 0.1));
        }
        assertThat(manager.getAlerts()).hasSize(4);
    }

    @Test
    void aListenerThatFailsHurtsNobody() {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 4, 3);
        List<Alert> heard = new ArrayList<>();
        manager.onAlert(alert -> {
            throw new IllegalStateException("listener");
        });
        manager.onAlert(heard::add);
        assertThat(manager.checkForAlerts(assessment("s", 0, 0.1))).hasSize(1);
        assertThat(heard).hasSize(1);
    }

    /** The first listener holds the telling up in its own thread while another thread clears the alert. */
    @Test
    void everyListenerHearsTheChangesInTheirOrderThoughTwoThreadsMakeThem() throws Exception {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 4, 3);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch cleared = new CountDownLatch(1);
        manager.onAlert(alert -> {
            if (alert.state() == AlertState.FIRING) {
                told.countDown();
                awaitUnchecked(cleared);
            }
        });
        List<AlertState> heard = new CopyOnWriteArrayList<>();
        manager.onAlert(alert -> heard.add(alert.state()));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<List<Alert>> raised = other.submit(() -> manager.checkForAlerts(assessment("s", 0, 0.1)));
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(manager.clearAlerts(AlertFilter.ALL, "Ann", "known")).hasSize(1);
            cleared.countDown();
            assertThat(raised.get(60, TimeUnit.SECONDS)).hasSize(1);
            assertThat(heard).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        } finally {
            other.shutdownNow();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAListenerChangesIsHeardAfterWhatItWasTold() {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 4, 3);
        List<AlertState> heard = new ArrayList<>();
        manager.onAlert(alert -> {
            if (alert.state() == AlertState.FIRING) {
                manager.clearAlerts(AlertFilter.ALL, "robot", "at once");
            }
        });
        manager.onAlert(alert -> heard.add(alert.state()));
        manager.checkForAlerts(assessment("s", 0, 0.1));
        assertThat(heard).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }

    @Test
    void anErrorOfAListenerSilencesNobody() {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 4, 3);
        List<AlertState> heard = new ArrayList<>();
        manager.onAlert(alert -> {
            throw new NoClassDefFoundError("listener");
        });
        manager.onAlert(alert -> heard.add(alert.state()));
        assertThat(manager.checkForAlerts(assessment("s", 0, 0.1))).hasSize(1);
        assertThat(manager.checkForAlerts(assessment("s", 1, 0.9))).hasSize(1);
        assertThat(heard).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }

    @Test
    void ofMoreChangesThanMayWaitTheOldestAreNotTold() {
        AlertManager manager = manager(Duration.ZERO, Duration.ZERO, 4, 3);
        List<Alert> changed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            changed.addAll(manager.checkForAlerts(assessment("s" + i, 0, 0.1)));
        }
        AlertTeller teller = new AlertTeller(2);
        List<Alert> heard = new ArrayList<>();
        teller.listener(heard::add);
        teller.add(changed);
        teller.tell();
        teller.tell();
        assertThat(heard).containsExactlyElementsOf(changed.subList(1, 3));
    }

    @Test
    void limitsInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> AlertRule.scoreBelow("x", 0.8, 0.7, AlertSeverity.INFO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("clear");
        AlertRule rule = AlertRule.scoreBelow("x", 0.8, 0.9, AlertSeverity.INFO);
        assertThatThrownBy(() -> new AlertManagerConfig(List.of(rule, rule), 1, 1))
                .isInstanceOf(InvalidValueException.class);
    }
}
