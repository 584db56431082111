// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.CorrectionResult;
import ai.smartwhale.balance.quality.control.QualityEvent;
import ai.smartwhale.balance.quality.control.QualityListener;
import ai.smartwhale.balance.quality.control.QualityListeners;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.improvement.StrategyChoice.PickFor;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the experience of each context, up to their number. */
final class DefaultStrategySelector implements StrategySelector {

    private static final double LARGEST_WEIGHT = 100;

    private final SelectorConfig config;
    private final ActionExecutor executor;
    private final QualityListener listener;
    private final Map<StrategyContext, Experience> experiences = new ConcurrentHashMap<>();

    DefaultStrategySelector(SelectorConfig config, ActionExecutor executor, QualityListener listener) {
        this.config = config;
        this.executor = executor;
        this.listener = QualityListeners.of(List.of(listener));
    }

    @Override
    public StrategyChoice selectStrategy(RepairContext context, RecordAssessment assessment) {
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requirePresent("assessment", assessment);
        List<PickFor> picks = new ArrayList<>();
        for (Finding finding : assessment.flagged()) {
            List<Proposal> candidates = executor.candidates(assessment.record(), finding);
            picks.add(
                    candidates.isEmpty()
                            ? new PickFor(finding, Optional.empty(), Optional.empty())
                            : pick(context, finding, candidates));
        }
        return new StrategyChoice(context, assessment, picks);
    }

    @Override
    public Optional<Proposal> choose(RepairContext context, Finding finding, List<Proposal> candidates) {
        return candidates.isEmpty()
                ? Optional.empty()
                : pick(context, finding, candidates).repair();
    }

    private PickFor pick(RepairContext context, Finding finding, List<Proposal> candidates) {
        List<String> strategies = new ArrayList<>(candidates.size() + 1);
        for (Proposal candidate : candidates) {
            strategies.add(candidate.operator());
        }
        strategies.add(StrategyPriors.LEAVE);
        StrategyPick pick = selectStrategy(new StrategyContext(finding.kind(), context), strategies);
        Optional<Proposal> repair = candidates.stream()
                .filter(candidate -> candidate.operator().equals(pick.strategy()))
                .findFirst();
        return new PickFor(finding, repair, Optional.of(pick));
    }

    @Override
    public StrategyPick selectStrategy(StrategyContext context, List<String> strategies) {
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requireRange(
                "number of strategies",
                InvalidValueException.requirePresent("strategies", strategies).size(),
                1,
                Integer.MAX_VALUE);
        return experience(context).pick(strategies);
    }

    @Override
    public CorrectionResult applyStrategy(StrategyChoice choice) {
        InvalidValueException.requirePresent("choice", choice);
        return executor.correctData(
                choice.context(),
                choice.assessment(),
                (context, finding, candidates) -> choice.picks().stream()
                        .filter(pick -> pick.finding().equals(finding))
                        .findFirst()
                        .flatMap(PickFor::repair)
                        .filter(candidates::contains));
    }

    @Override
    public void learn(StrategyContext context, String strategy, double reward, double weight) {
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requireText("strategy", strategy);
        QualityScore.requireShare("reward", reward);
        Checks.requireBetween("weight", weight, Double.MIN_VALUE, LARGEST_WEIGHT);
        Experience.Lesson lesson = experience(context).learn(strategy, reward, weight);
        listener.happened(new QualityEvent.StrategyLearned(
                context.where(), context.kind(), strategy, lesson.before(), lesson.after()));
    }

    @Override
    public List<StrategyStanding> standings(StrategyContext context) {
        Experience known = experiences.get(InvalidValueException.requirePresent("context", context));
        return known == null ? List.of() : known.standings();
    }

    private Experience experience(StrategyContext context) {
        Experience known = experiences.get(context);
        if (known != null) {
            return known;
        }
        // The bound may be passed by as many as there are threads, which is harmless.
        if (experiences.size() >= config.mostContexts()) {
            return fresh(context);
        }
        return experiences.computeIfAbsent(context, this::fresh);
    }

    private Experience fresh(StrategyContext context) {
        return new Experience(context.kind(), config, config.seed() ^ context.seed());
    }
}
