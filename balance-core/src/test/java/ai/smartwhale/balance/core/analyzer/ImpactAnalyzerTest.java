// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImpactAnalyzerTest {

    private final ManualTicker time = new ManualTicker();
    private final ImpactAnalyzer analyzer = ImpactAnalyzer.create(ImpactAnalyzerConfig.defaults(), time);

    private void log(String model, String action, double... changes) {
        for (double change : changes) {
            analyzer.logImpact(new ImpactObservation(model, action, 1, 1 + change));
        }
    }

    @Test
    void highMeansAboveTheThresholdAndNoChance() {
        log("sure", "resize", 10, 11, 12);
        log("chance", "resize", 60, -50, 30);
        log("small", "resize", 2, 2.1, 2.2);
        log("down", "resize", -20, -21, -22);
        log("few", "resize", 100, 100);
        assertThat(analyzer.detectHighImpactModels(5))
                .extracting(ActionImpact::model)
                .containsExactly("down", "sure");
        assertThat(analyzer.analyzeImpact()).hasSize(5);
    }

    @Test
    void theThresholdIsHonoured() {
        log("m", "a", 10, 11, 12);
        assertThat(analyzer.detectHighImpactModels(11.5)).isEmpty();
        assertThat(analyzer.detectHighImpactModels(10.5)).hasSize(1);
    }

    @Test
    void nothingIsToldTwiceWithinTheCoolDownUnlessItTurns() {
        log("m", "a", 10, 11, 12);
        assertThat(analyzer.detectHighImpactModels(5)).hasSize(1);
        assertThat(analyzer.detectHighImpactModels(5)).isEmpty();
        log("m", "a", -100, -101, -102);
        time.advance(Duration.ofSeconds(1));
        log("m", "a", -100, -101, -102, -100, -101, -102);
        assertThat(analyzer.detectHighImpactModels(5)).as("the other direction").hasSize(1);
        time.advance(Duration.ofSeconds(29));
        assertThat(analyzer.detectHighImpactModels(5)).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(analyzer.detectHighImpactModels(5)).hasSize(1);
    }

    @Test
    void momentsAreThoseOfTwoPasses() {
        Random random = new Random(2);
        List<Double> changes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double change = 1e9 + random.nextGaussian();
            changes.add(change);
            analyzer.logImpact(new ImpactObservation("m", "a", 0, change));
            if (i % 10 == 0) {
                time.advance(Duration.ofSeconds(1));
            }
        }
        double mean = changes.stream().mapToDouble(x -> x).average().orElseThrow();
        double squares =
                changes.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        ActionImpact impact = analyzer.analyzeImpact().get(0);
        assertThat(impact.samples()).isEqualTo(500);
        assertThat(impact.mean()).isCloseTo(mean, within(1e-5));
        assertThat(impact.deviation()).isCloseTo(Math.sqrt(squares / 499), within(1e-6));
        assertThat(impact.error()).isCloseTo(impact.deviation() / Math.sqrt(500), within(1e-12));
    }

    @Test
    void oldObservationsLeave() {
        log("m", "a", 10, 11, 12);
        time.advance(Duration.ofSeconds(60));
        assertThat(analyzer.analyzeImpact()).isEmpty();
        assertThat(analyzer.statistics().tracked()).isEqualTo(1);
        time.advance(Duration.ofMinutes(9));
        assertThat(analyzer.statistics()).isEqualTo(new AnalyzerStatistics(0, 1, 0));
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> new ImpactObservation("m", "a", Double.NaN, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("before");
        assertThatThrownBy(() -> analyzer.detectHighImpactModels(-1)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> analyzer.detectHighImpactModels(Double.NaN)).hasMessageContaining("threshold");
    }
}
