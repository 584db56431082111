// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionAnalyzerTest {

    private final ManualTicker time = new ManualTicker();
    private final DistributionAnalyzer analyzer =
            DistributionAnalyzer.create(DistributionAnalyzerConfig.defaults().withMinSamples(4), time);

    @Test
    void theBandIsHonouredAtBothEnds() {
        analyzer.logDataUsage("over", 160);
        analyzer.logDataUsage("under", 60);
        analyzer.logDataUsage("a", 90);
        analyzer.logDataUsage("b", 90);
        ImbalanceReport report = analyzer.detectImbalance(1.5);
        assertThat(report.over()).extracting(ModelShare::model).containsExactly("over");
        assertThat(report.under()).extracting(ModelShare::model).containsExactly("under");
        assertThat(report.causes())
                .containsExactlyInAnyOrder(ImbalanceReport.Cause.OVER_BAND, ImbalanceReport.Cause.UNDER_BAND);
        assertThat(analyzer.detectImbalance(1.7).isImbalanced()).isFalse();
        assertThat(analyzer.detectImbalance(1.65).over()).isEmpty();
        assertThat(analyzer.detectImbalance(1.65).under()).hasSize(1);
    }

    @Test
    void aModelOfTwiceTheWeightMayUseTwiceAsMuch() {
        analyzer.setModelWeight("big", 2);
        for (int i = 0; i < 4; i++) {
            analyzer.logDataUsage("big", 200);
            analyzer.logDataUsage("small", 100);
        }
        DistributionReport even = analyzer.analyzeDistribution();
        assertThat(even.jain()).isCloseTo(1, within(1e-12));
        assertThat(even.variation()).isCloseTo(0, within(1e-12));
        assertThat(even.models().get(0).share()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(even.models().get(0).relative()).isEqualTo(1);
        assertThat(analyzer.detectImbalance().isImbalanced()).isFalse();
    }

    @Test
    void fewSamplesOrASingleModelAreNotJudged() {
        analyzer.logDataUsage("a", 1_000);
        analyzer.logDataUsage("b", 1);
        analyzer.logDataUsage("b", 1);
        assertThat(analyzer.detectImbalance().isJudged()).isFalse();
        analyzer.logDataUsage("b", 1);
        assertThat(analyzer.detectImbalance().isImbalanced()).isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(analyzer.detectImbalance().isJudged())
                .as("nothing in the window")
                .isFalse();
    }

    @Test
    void theIndicesFindWhatTheBandDoesNot() {
        DistributionAnalyzer strict = DistributionAnalyzer.create(
                DistributionAnalyzerConfig.defaults().withMinSamples(2).withIndexLimits(0.99, 0.05), time);
        strict.logDataUsage("a", 120);
        strict.logDataUsage("b", 80);
        assertThat(strict.detectImbalance().causes())
                .containsExactlyInAnyOrder(ImbalanceReport.Cause.LOW_JAIN, ImbalanceReport.Cause.HIGH_GINI);
    }

    @Test
    void indicesEqualTheirDefinitionsAndTheirEnds() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            double[] values =
                    random.doubles(1 + random.nextInt(20)).map(x -> x * 1e6).toArray();
            double sum = 0;
            double squares = 0;
            double differences = 0;
            for (double x : values) {
                sum += x;
                squares += x * x;
                for (double y : values) {
                    differences += Math.abs(x - y);
                }
            }
            int n = values.length;
            assertThat(Numbers.jain(values)).isCloseTo(sum * sum / (n * squares), within(1e-9));
            assertThat(Numbers.gini(values)).isCloseTo(differences / (2.0 * n * sum), within(1e-9));
        }
        assertThat(Numbers.jain(new double[] {5, 0, 0, 0})).isEqualTo(0.25);
        assertThat(Numbers.gini(new double[] {5, 0, 0, 0})).isEqualTo(0.75);
        assertThat(Numbers.jain(new double[] {1e300, 1e300})).isEqualTo(1);
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> analyzer.setModelWeight("m", 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> analyzer.detectImbalance(1)).hasMessageContaining("band");
        assertThatThrownBy(() -> analyzer.detectImbalance(Double.NaN)).hasMessageContaining("band");
        assertThatThrownBy(() -> analyzer.logDataUsage("m", -1)).hasMessageContaining("bytes");
        assertThat(analyzer.statistics().tracked()).isZero();
    }
}
