// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequirementAnalyzerTest {

    private final ManualTicker time = new ManualTicker();
    private final RequirementAnalyzer analyzer = RequirementAnalyzer.create(RequirementAnalyzerConfig.defaults(), time);

    private void ask(String model, int times, long bytes, int level) {
        for (int i = 0; i < times; i++) {
            analyzer.logDataRequest(new DataNeed(model, "prices", bytes, TaskPriority.of(level)));
        }
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        ask("m", 10, 100, 5);
        time.advance(Duration.ofSeconds(59));
        assertThat(analyzer.analyzeNeeds().get(0).neededBytes()).isEqualTo(1_000);
        time.advance(Duration.ofSeconds(1));
        assertThat(analyzer.analyzeNeeds().get(0).neededBytes()).isZero();
    }

    @Test
    void sumsAreThoseOfABruteForceWindow() {
        record Event(long second, long bytes) {}
        Random random = new Random(7);
        Deque<Event> events = new ArrayDeque<>();
        long second = 0;
        for (int round = 0; round < 2_000; round++) {
            int gap = random.nextInt(20) == 0 ? random.nextInt(100) : random.nextInt(2);
            time.advance(Duration.ofSeconds(gap));
            second += gap;
            long bytes = random.nextInt(1_000);
            ask("m", 1, bytes, 5);
            events.add(new Event(second, bytes));
            long first = second - 59;
            events.removeIf(event -> event.second < first);
            ModelNeed need = analyzer.analyzeNeeds().get(0);
            assertThat(need.neededBytes())
                    .isEqualTo(events.stream().mapToLong(Event::bytes).sum());
            assertThat(need.requests()).isEqualTo(events.size());
        }
    }

    @Test
    void aShortageIsOfWhatWasDeliveredNotOfWhatWasAskedFor() {
        ask("fed", 10, 100, 5);
        analyzer.logDataDelivery("fed", 1_000);
        ask("starved", 10, 100, 5);
        ask("half", 10, 100, 5);
        analyzer.logDataDelivery("half", 500);
        assertThat(analyzer.detectDataShortage(0)).as("within the grace").isEmpty();
        time.advance(Duration.ofSeconds(2));
        List<DataShortage> shortages = analyzer.detectDataShortage(0);
        assertThat(shortages).extracting(DataShortage::model).containsExactly("starved", "half");
        assertThat(shortages.get(0).causes())
                .containsExactlyInAnyOrder(DataShortage.Cause.UNMET_NEED, DataShortage.Cause.STARVED);
        assertThat(shortages.get(1).unmetShare()).isEqualTo(0.5);
    }

    @Test
    void theThresholdIsHonouredAndNeverAboveTheNeed() {
        ask("m", 10, 100, 5);
        analyzer.logDataDelivery("m", 900);
        time.advance(Duration.ofSeconds(2));
        assertThat(analyzer.detectDataShortage("m", 900)).isEmpty();
        assertThat(analyzer.detectDataShortage("m", 901))
                .hasValueSatisfying(
                        shortage -> assertThat(shortage.causes()).containsExactly(DataShortage.Cause.BELOW_THRESHOLD));
        analyzer.logDataDelivery("m", 100);
        assertThat(analyzer.detectDataShortage("m", Long.MAX_VALUE))
                .as("it needs no more")
                .isEmpty();
        assertThat(analyzer.detectDataShortage("nobody", 1)).isEmpty();
    }

    @Test
    void fewRequestsAreNotJudged() {
        ask("m", 4, 100, 5);
        time.advance(Duration.ofSeconds(2));
        assertThat(analyzer.detectDataShortage(1)).isEmpty();
        ask("m", 1, 100, 5);
        time.advance(Duration.ofSeconds(2));
        assertThat(analyzer.detectDataShortage(1)).hasSize(1);
    }

    @Test
    void urgentUnmetNeedsAreMoreCritical() {
        ask("calm", 10, 100, 9);
        ask("urgent", 10, 100, 1);
        ask("met", 10, 100, 1);
        analyzer.logDataDelivery("met", 1_000);
        time.advance(Duration.ofSeconds(2));
        List<CriticalNeed> critical = analyzer.identifyCriticalNeeds(5);
        assertThat(critical).extracting(need -> need.need().model()).containsExactly("urgent", "calm");
        assertThat(critical).extracting(CriticalNeed::rank).containsExactly(1, 2);
        assertThat(critical.get(0).causes())
                .containsExactlyInAnyOrder(
                        CriticalNeed.Cause.UNMET, CriticalNeed.Cause.STARVED, CriticalNeed.Cause.URGENT);
        assertThat(critical.get(0).score()).isEqualTo(1);
        assertThat(analyzer.identifyCriticalNeeds(1)).hasSize(1);
    }

    @Test
    void aSteadyStreamHasItsRateAndAGrowingOneGrows() {
        for (int second = 0; second < 60; second++) {
            ask("steady", 1, 1_000, 5);
            ask("growing", 1, 10L * second, 5);
            time.advance(Duration.ofSeconds(1));
        }
        ModelNeeds steady = analyzer.analyzeModelNeeds("steady").orElseThrow();
        assertThat(steady.need().bytesPerSecond()).isCloseTo(1_000, within(60.0));
        assertThat(steady.need().growth()).isCloseTo(0, within(0.05));
        assertThat(steady.peakBytesPerSecond()).isEqualTo(1_000);
        assertThat(analyzer.analyzeModelNeeds("growing").orElseThrow().need().growth())
                .isGreaterThan(0.4);
    }

    @Test
    void frequentTypesAreFoundInBoundedSpace() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            String type = i % 3 == 0 ? "hot" : "cold" + random.nextInt(2_000);
            analyzer.logDataRequest(new DataNeed("m", type, 1, TaskPriority.DEFAULT));
        }
        List<TypeDemand> types = analyzer.analyzeModelNeeds("m").orElseThrow().types();
        assertThat(types).hasSizeLessThanOrEqualTo(16);
        TypeDemand hot = types.get(0);
        assertThat(hot.dataType()).isEqualTo("hot");
        assertThat(hot.requests()).isGreaterThanOrEqualTo(1_667);
        assertThat(hot.requests() - hot.error()).isLessThanOrEqualTo(1_667);
    }

    @Test
    void evenDeliveryHasAJainOfOne() {
        for (String model : List.of("a", "b", "c", "d")) {
            ask(model, 10, 100, 5);
            analyzer.logDataDelivery(model, 500);
        }
        time.advance(Duration.ofSeconds(2));
        DataBalance even = analyzer.evaluateDataBalance();
        assertThat(even.jain()).isCloseTo(1, within(1e-12));
        assertThat(even.gini()).isCloseTo(0, within(1e-12));
        assertThat(even.metShare()).isEqualTo(0.5);
        assertThat(even.worst()).hasSize(4);
    }

    @Test
    void modelsAreBoundedAndIdleOnesLeave() {
        RequirementAnalyzer small = RequirementAnalyzer.create(
                RequirementAnalyzerConfig.defaults()
                        .withWindow(AnalysisWindow.defaults().withMaxModels(2)),
                time);
        small.logDataDelivery("a", 1);
        small.logDataDelivery("b", 1);
        small.logDataDelivery("a", 1);
        small.logDataDelivery("c", 1);
        assertThat(small.analyzeNeeds()).extracting(ModelNeed::model).containsExactly("a", "c");
        assertThat(small.statistics()).isEqualTo(new AnalyzerStatistics(2, 0, 1));
        time.advance(Duration.ofMinutes(10));
        assertThat(small.statistics()).isEqualTo(new AnalyzerStatistics(0, 2, 1));
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> new DataNeed("m", "t", -1, TaskPriority.DEFAULT))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> analyzer.logDataDelivery(" ", 1)).hasMessageContaining("model");
        assertThatThrownBy(() -> analyzer.identifyCriticalNeeds(0)).hasMessageContaining("most");
        assertThatThrownBy(() -> RequirementAnalyzerConfig.defaults().withUnmetShare(Double.NaN))
                .hasMessageContaining("unmetShare");
        assertThatThrownBy(() -> RequirementAnalyzerConfig.defaults().withGrace(Duration.ofSeconds(60)))
                .hasMessageContaining("grace");
        assertThatThrownBy(() -> new AnalysisWindow(Duration.ofSeconds(1), 60, 1, Duration.ofSeconds(59)))
                .hasMessageContaining("idleAfter");
        assertThat(analyzer.analyzeNeeds()).isEmpty();
    }
}
