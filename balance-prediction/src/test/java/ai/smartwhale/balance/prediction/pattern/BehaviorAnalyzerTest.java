// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BehaviorAnalyzerTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final BehaviorAnalyzer analyzer = BehaviorAnalyzer.withDefaults();

    private static BehaviorSample sample(String model, int minute, double rate, double latency) {
        return new BehaviorSample(
                model,
                "ranking",
                START.plusSeconds(60L * minute),
                Map.of(BehaviorMetric.RATE, rate, BehaviorMetric.LATENCY, latency));
    }

    private void observe(int models, int minutes, int changedAt, int changedTo) {
        Random random = new Random(1);
        for (int minute = 0; minute < minutes; minute++) {
            for (int model = 0; model < models; model++) {
                boolean changed = model == 0 && minute >= changedAt && minute < changedTo;
                analyzer.observe(sample(
                        "model-" + model,
                        minute,
                        100 + 5 * random.nextGaussian(),
                        (changed ? 300 : 50) + 3 * random.nextGaussian()));
            }
        }
    }

    @Test
    void aModelThatChangedIsUnlikeItsPastAndItsPeers() {
        observe(6, 1_000, 960, 1_000);
        BehaviorReport report = analyzer.analyzeBehavior("model-0");
        assertThat(report.samples()).isEqualTo(1_000);
        assertThat(report.peers()).isEqualTo(5);
        assertThat(report.findings())
                .allMatch(finding -> finding.metric() == BehaviorMetric.LATENCY)
                .extracting(BehaviorFinding::comparison)
                .containsExactlyInAnyOrder(BehaviorComparison.OWN_PAST, BehaviorComparison.PEERS);
        for (BehaviorFinding finding : report.findings()) {
            boolean peers = finding.comparison() == BehaviorComparison.PEERS;
            assertThat(finding.kind()).isEqualTo(peers ? AnomalyKind.PEER_OUTLIER : AnomalyKind.LEVEL_SHIFT);
            assertThat(finding.score()).isBetween(0.5, 1.0);
            assertThat(finding.actions()).isNotEmpty();
            assertThat(finding.reason()).isNotBlank();
        }
        assertThat(analyzer.analyzeBehavior("model-1").findings()).isEmpty();
    }

    @Test
    void anAlarmIsReportedForAWhileOnly() {
        Instant burst = START.plusSeconds(60L * 900);
        observe(1, 905, 900, 902);
        BehaviorReport report = analyzer.analyzeBehavior("model-0");
        assertThat(report.reason()).contains("too few peers");
        assertThat(report.findings())
                .anyMatch(finding -> finding.metric() == BehaviorMetric.LATENCY
                        && finding.kind() == AnomalyKind.SPIKE
                        && finding.time().equals(burst));
        for (int minute = 905; minute < 970; minute++) {
            analyzer.observe(sample("model-0", minute, 100, 50 + minute % 7));
        }
        assertThat(analyzer.analyzeBehavior("model-0").findings())
                .noneMatch(finding -> finding.time().equals(burst));
    }

    @Test
    void whatIsNotKnownIsSaid() {
        BehaviorReport report = analyzer.analyzeBehavior("nobody");
        assertThat(report.samples()).isZero();
        assertThat(report.findings()).isEmpty();
        analyzer.observe(sample("new", 0, 1, 1));
        assertThat(analyzer.analyzeBehavior("new").reason()).contains("too few samples");
    }

    @Test
    void theModelThatWasSilentLongestIsForgotten() {
        BehaviorAnalyzer small = BehaviorAnalyzer.create(
                BehaviorAnalyzerConfig.builder().mostModels(3).build());
        for (String model : new String[] {"a", "b", "c", "a", "d", "e"}) {
            small.observe(sample(model, 0, 1, 1));
            small.analyzeBehavior("b");
        }
        assertThat(small.models()).isEqualTo(3);
        assertThat(small.evictions()).isEqualTo(2);
        assertThat(small.analyzeBehavior("b").samples()).isZero();
        assertThat(small.analyzeBehavior("a").samples()).isEqualTo(2);
    }

    @Test
    void groupsAreComparedWithinThemselves() {
        for (int minute = 0; minute < 20; minute++) {
            for (int model = 0; model < 10; model++) {
                analyzer.observe(new BehaviorSample(
                        "model-" + model,
                        model < 5 ? "small" : "large",
                        START.plusSeconds(60L * minute),
                        Map.of(BehaviorMetric.BYTES, model < 5 ? 10.0 + model : 1e6 + model)));
            }
        }
        for (int model = 0; model < 10; model++) {
            assertThat(analyzer.analyzeBehavior("model-" + model).findings()).isEmpty();
        }
    }

    @Test
    void theStandingIsByMedianAndMedianDeviation() {
        PeerComparison.Standing standing = PeerComparison.compare(20, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000});
        assertThat(standing.median()).isEqualTo(5.5);
        assertThat(standing.deviation()).isEqualTo(1.4826 * 2.5, within(1e-9));
        assertThat(standing.distance()).isEqualTo(14.5 / (1.4826 * 2.5), within(1e-9));
        assertThat(PeerComparison.compare(0, new double[5]).distance()).isZero();
        assertThat(PeerComparison.compare(1, new double[5]).distance()).isEqualTo(Double.MAX_VALUE);
        assertThat(PeerComparison.compare(103, new double[] {100, 100, 100, 100})
                        .distance())
                .isEqualTo(0.6, within(1e-9));
    }

    @Test
    void missingAndExtremeValuesAreBorne() {
        for (int minute = 0; minute < 200; minute++) {
            for (int model = 0; model < 6; model++) {
                double value = minute % 3 == 0 ? Double.NaN : model == 0 ? 1.7e308 : -1.7e308;
                analyzer.observe(sample("model-" + model, minute, value, 0));
            }
        }
        for (BehaviorFinding finding : analyzer.analyzeBehavior("model-0").findings()) {
            assertThat(finding.score()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void badSamplesAreRefused() {
        assertThatThrownBy(() -> analyzer.observe(null)).hasMessageContaining("sample");
        assertThatThrownBy(() -> analyzer.analyzeBehavior(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new BehaviorSample("", "g", START, Map.of())).hasMessageContaining("model");
        assertThatThrownBy(() -> new BehaviorSample("m", "g".repeat(257), START, Map.of()))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> new BehaviorSample("m", "g", null, Map.of())).hasMessageContaining("time");
        assertThatThrownBy(() -> BehaviorAnalyzerConfig.builder().leastPeers(2).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> BehaviorAnalyzerConfig.builder()
                        .peerDeviations(Double.NaN)
                        .build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> BehaviorAnalyzerConfig.builder().mostModels(0).build())
                .isInstanceOf(InvalidValueException.class);
    }
}
