// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityAnalyzerTest {

    private final ManualTicker time = new ManualTicker();
    private final QualityAnalyzer analyzer = QualityAnalyzer.create(QualityAnalyzerConfig.defaults(), time);

    @Test
    void oneBadOfTwoIsNoAlarmButManyAre() {
        analyzer.logDataQuality(QualitySample.of("few", 2, 1));
        analyzer.logDataQuality(QualitySample.of("many", 2_000, 1_000));
        analyzer.logDataQuality(QualitySample.of("fine", 2_000, 10));
        QualityThresholds loose = new QualityThresholds(0.2, 1);
        assertThat(analyzer.detectLowQualityModels(loose))
                .extracting(model -> model.quality().model())
                .containsExactly("many");
        assertThat(analyzer.detectLowQualityModels(new QualityThresholds(0.6, 1)))
                .isEmpty();
    }

    @Test
    void wilsonBoundsArePublishedOnes() {
        // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table
        // I.
        WilsonInterval first = WilsonInterval.of(81, 263, 1.959964);
        assertThat(first.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(first.high()).isCloseTo(0.3662, within(5e-5));
        WilsonInterval second = WilsonInterval.of(15, 148, 1.959964);
        assertThat(second.low()).isCloseTo(0.0624, within(5e-5));
        assertThat(second.high()).isCloseTo(0.1605, within(5e-5));
        WilsonInterval third = WilsonInterval.of(0, 20, 1.959964);
        assertThat(third.low()).isZero();
        assertThat(third.high()).isCloseTo(0.1611, within(5e-5));
        assertThat(WilsonInterval.of(0, 0, 2)).isEqualTo(new WilsonInterval(0, 1));
    }

    @Test
    void aSteadyShareIsSeldomCalledLow() {
        Random random = new Random(5);
        int alarms = 0;
        for (int model = 0; model < 1_000; model++) {
            long invalid = random.doubles(200).filter(x -> x < 0.05).count();
            analyzer.logDataQuality(QualitySample.of("m" + model, 200, invalid));
        }
        alarms = analyzer.detectLowQualityModels(new QualityThresholds(0.05, 1)).size();
        assertThat(alarms).as("2.5 % are expected of a share at the threshold").isBetween(5, 60);
    }

    @Test
    void noiseFadesInsteadOfStayingForEver() {
        analyzer.logDataQuality(new QualitySample("m", 10, 0, 1));
        for (int i = 0; i < 4; i++) {
            analyzer.logDataQuality(new QualitySample("m", 10, 0, 0.5));
        }
        assertThat(analyzer.detectLowQualityModels())
                .singleElement()
                .satisfies(model -> assertThat(model.causes()).containsExactly(QualityCause.NOISY));
        for (int i = 0; i < 20; i++) {
            analyzer.logDataQuality(new QualitySample("m", 10, 0, 0));
        }
        assertThat(analyzer.detectLowQualityModels()).isEmpty();
    }

    @Test
    void aTrendIsToldFromChance() {
        for (int second = 0; second < 60; second++) {
            boolean late = second >= 30;
            analyzer.logDataQuality(QualitySample.of("worse", 100, late ? 20 : 10));
            analyzer.logDataQuality(QualitySample.of("better", 100, late ? 5 : 10));
            analyzer.logDataQuality(QualitySample.of("same", 100, second % 2 == 0 ? 9 : 11));
            if (late) {
                analyzer.logDataQuality(QualitySample.of("young", 100, 50));
            }
            if (second < 59) {
                time.advance(Duration.ofSeconds(1));
            }
        }
        assertThat(analyzer.monitorQualityTrends())
                .extracting(QualityTrend::model, QualityTrend::direction)
                .containsExactly(
                        tuple("better", QualityTrend.Direction.IMPROVING),
                        tuple("same", QualityTrend.Direction.STEADY),
                        tuple("worse", QualityTrend.Direction.WORSENING),
                        tuple("young", QualityTrend.Direction.UNKNOWN));
        assertThat(analyzer.detectQualityIssues())
                .filteredOn(issue -> issue.model().equals("worse"))
                .extracting(QualityIssue::kind)
                .containsExactlyInAnyOrder(QualityIssue.Kind.INVALID_DATA, QualityIssue.Kind.GETTING_WORSE);
    }

    @Test
    void silenceIsAnIssueOfItsOwn() {
        analyzer.logDataQuality(QualitySample.of("m", 10, 0));
        assertThat(analyzer.detectQualityIssues()).isEmpty();
        time.advance(Duration.ofMinutes(2));
        assertThat(analyzer.detectQualityIssues())
                .extracting(QualityIssue::kind)
                .containsExactly(QualityIssue.Kind.NO_DATA);
    }

    @Test
    void aSampleIsGoodDoubtfulOrBad() {
        assertThat(analyzer.assessDataQuality(QualitySample.of("m", 1_000, 40)).grade())
                .isEqualTo(QualityAssessment.Grade.GOOD);
        assertThat(analyzer.assessDataQuality(QualitySample.of("m", 10, 1)).grade())
                .isEqualTo(QualityAssessment.Grade.DOUBTFUL);
        assertThat(analyzer.assessDataQuality(QualitySample.of("m", 1_000, 100)).grade())
                .isEqualTo(QualityAssessment.Grade.BAD);
        assertThat(analyzer.assessDataQuality(new QualitySample("m", 1_000, 0, 0.31))
                        .causes())
                .containsExactly(QualityCause.NOISY);
        assertThat(analyzer.analyzeQuality("m")).as("nothing is noted").isEmpty();
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> new QualitySample("m", 0, 0, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("total");
        assertThatThrownBy(() -> QualitySample.of("m", 3, 4)).hasMessageContaining("invalid");
        assertThatThrownBy(() -> new QualitySample("m", 3, 0, Double.NaN)).hasMessageContaining("noise");
        assertThatThrownBy(() -> new QualityThresholds(-0.1, 0)).hasMessageContaining("invalidShare");
    }
}
