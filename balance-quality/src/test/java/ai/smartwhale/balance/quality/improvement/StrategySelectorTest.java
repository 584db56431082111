// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.CorrectionResult;
import ai.smartwhale.balance.quality.control.QualityEvent;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.control.SampleChecker;
import ai.smartwhale.balance.quality.control.SampleRecords;
import ai.smartwhale.balance.quality.control.Unrepaired;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategySelectorTest {

    private static final List<String> ARMS = List.of("a", "b", "c", "d");
    private static final double[] MEANS = {0.9, 0.6, 0.4, 0.2};
    private static final RepairContext WHERE = RepairContext.ofTable("sample");
    private static final StrategyContext CONTEXT = new StrategyContext(IssueKind.TYPO, WHERE);

    private final List<QualityEvent> events = new ArrayList<>();

    private StrategySelector selector(long seed) {
        return StrategySelector.create(
                SelectorConfig.builder().seed(seed).build(),
                ActionExecutor.create(InstantSource.fixed(SampleRecords.NOW)),
                events::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void findsTheBestOfFourStrategiesAndFollowsWhenTheyChangePlaces(long seed) {
        StrategySelector selector = selector(seed);
        SplittableRandom world = new SplittableRandom(seed + 1000);
        int best = 0;
        double regret = 0;
        double ofUniform = 0;
        for (int i = 0; i < 500; i++) {
            int arm = step(selector, world, MEANS);
            regret += 0.9 - MEANS[arm];
            ofUniform += 0.9 - (0.9 + 0.6 + 0.4 + 0.2) / 4;
            best += i >= 300 && arm == 0 ? 1 : 0;
        }
        assertThat(best / 200.0).isGreaterThanOrEqualTo(0.9);
        assertThat(regret / ofUniform).isLessThanOrEqualTo(0.4);
        double[] swapped = {0.2, 0.6, 0.4, 0.9};
        for (int i = 0; i < 300; i++) {
            step(selector, world, swapped);
        }
        int recovered = 0;
        for (int i = 0; i < 100; i++) {
            recovered += step(selector, world, swapped) == 3 ? 1 : 0;
        }
        assertThat(recovered).isGreaterThanOrEqualTo(80);
    }

    private static int step(StrategySelector selector, SplittableRandom world, double[] means) {
        String strategy = selector.selectStrategy(CONTEXT, ARMS).strategy();
        int arm = ARMS.indexOf(strategy);
        selector.learn(CONTEXT, strategy, world.nextDouble() < means[arm] ? 1 : 0, 1);
        return arm;
    }

    @Test
    void isDeterministicWithItsSeedWhateverHappensElsewhere() {
        StrategySelector one = selector(5);
        StrategySelector other = selector(5);
        StrategyContext elsewhere = new StrategyContext(IssueKind.FORMAT, new RepairContext("x", DataType.TEXT));
        for (int i = 0; i < 500; i++) {
            other.selectStrategy(elsewhere, ARMS);
            StrategyPick pick = one.selectStrategy(CONTEXT, ARMS);
            assertThat(other.selectStrategy(CONTEXT, ARMS)).isEqualTo(pick);
            one.learn(CONTEXT, pick.strategy(), i % 2, 1);
            other.learn(CONTEXT, pick.strategy(), i % 2, 1);
        }
        List<String> differing = new ArrayList<>();
        StrategySelector seeded = selector(6);
        for (int i = 0; i < 100; i++) {
            if (!seeded.selectStrategy(CONTEXT, ARMS).equals(one.selectStrategy(CONTEXT, ARMS))) {
                differing.add("pick " + i);
            }
        }
        assertThat(differing).isNotEmpty();
    }

    @Test
    void theTableOfRulesDecidesBeforeThereIsFeedback() {
        StrategySelector selector = selector(1);
        int left = 0;
        int unknown = 0;
        for (int i = 0; i < 1000; i++) {
            String strategy = selector.selectStrategy(
                            CONTEXT, List.of("what-is-this", "dependency-majority", StrategyPriors.LEAVE))
                    .strategy();
            left += strategy.equals(StrategyPriors.LEAVE) ? 1 : 0;
            unknown += strategy.equals("what-is-this") ? 1 : 0;
        }
        assertThat(left).isLessThan(60);
        assertThat(unknown).isBetween(10, 150);
        StrategyPriors own = StrategyPriors.defaults().with(IssueKind.TYPO, "what-is-this", 1);
        assertThat(own.expected(IssueKind.TYPO, "what-is-this")).isEqualTo(1);
        assertThat(own.expected(IssueKind.FORMAT, "what-is-this")).isEqualTo(0.5);
    }

    @Test
    void neverStopsTryingAltogether() {
        StrategySelector selector = selector(2);
        for (int i = 0; i < 300; i++) {
            selector.learn(CONTEXT, "a", 1, 1);
            selector.learn(CONTEXT, "b", 0, 1);
        }
        int explored = 0;
        int bad = 0;
        for (int i = 0; i < 10_000; i++) {
            StrategyPick pick = selector.selectStrategy(CONTEXT, List.of("a", "b"));
            explored += pick.explored() ? 1 : 0;
            bad += pick.strategy().equals("b") ? 1 : 0;
        }
        assertThat(explored).isBetween(130, 280);
        assertThat(bad).isBetween(50, 200);
    }

    @Test
    void explainsItsChoice() {
        StrategySelector selector = selector(3);
        assertThat(selector.selectStrategy(CONTEXT, List.of("trim")).explanation())
                .contains("trim", "table of rules");
        selector.learn(CONTEXT, "trim", 1, 1);
        assertThat(selector.selectStrategy(CONTEXT, List.of("trim")).explanation())
                .contains("feedback worth 1.0");
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        QualityEvent.StrategyLearned.class,
                        event -> assertThat(event.after()).isGreaterThan(event.before()));
        assertThat(selector.standings(CONTEXT))
                .singleElement()
                .satisfies(one -> assertThat(one.expected()).isBetween(0.7, 1.0));
    }

    @Test
    void choosesForTheFindingsOfARecordAndApplies() {
        StrategySelector selector = selector(4);
        var assessment = new SampleChecker().check(1, SampleRecords.of("typo:right", "evil", "odd"));
        StrategyChoice choice = selector.selectStrategy(WHERE, assessment);
        assertThat(choice.picks()).hasSize(2);
        assertThat(choice.picks().get(1).pick()).isEmpty();
        assertThat(choice.picks().get(1).explanation()).isEqualTo("no strategy is applicable");
        CorrectionResult result = selector.applyStrategy(choice);
        assertThat(result.corrected().map(record -> record.text(0)))
                .isEqualTo(choice.picks().get(0).repair().map(ignored -> "right"));
        assertThat(result.unrepaired()).anyMatch(left -> left.reason() == Unrepaired.Reason.NO_REPAIR);
    }

    @Test
    void keepsToItsBounds() {
        StrategySelector small = StrategySelector.create(
                SelectorConfig.builder().mostContexts(1).mostStrategies(2).build(),
                ActionExecutor.create(InstantSource.fixed(SampleRecords.NOW)),
                events::add);
        for (int i = 0; i < 50; i++) {
            small.learn(CONTEXT, "s" + i, 1, 1);
            small.learn(new StrategyContext(IssueKind.TYPO, RepairContext.ofTable("s" + i)), "a", 1, 1);
        }
        assertThat(small.standings(CONTEXT)).hasSize(2);
        assertThat(small.standings(new StrategyContext(IssueKind.TYPO, RepairContext.ofTable("s3"))))
                .isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        StrategySelector selector = selector(1);
        assertThatThrownBy(() -> selector.selectStrategy(CONTEXT, List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> selector.learn(CONTEXT, "a", Double.NaN, 1)).hasMessageContaining("reward");
        assertThatThrownBy(() -> selector.learn(CONTEXT, "a", 1, 0)).hasMessageContaining("weight");
        assertThatThrownBy(() -> SelectorConfig.builder().discount(1.1).build()).hasMessageContaining("discount");
    }
}
