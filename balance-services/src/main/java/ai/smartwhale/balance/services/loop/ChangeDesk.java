// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.services.loop.TrialJudge.Judgement;
import ai.smartwhale.balance.services.loop.TrialJudge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns knobs, watches in the cycles after what that did to the requests, and turns them back. Knobs that count
 * themselves are left to {@link CountedDesk}. Guarded by the lock of the loop.
 */
final class ChangeDesk {

    private static final int EARLY = 2;
    private static final int LATEST = 3;
    private static final double PREFERRED = 1.5;
    private static final double LEAST_PREFERENCE = 0.05;

    private final LoopConfig config;
    private final KnobPanel panel;
    private final DecisionBook book;
    private final TrialJudge judge;
    private final EffectMemory memory;
    private final Taboos taboos;
    private final ChangeBudget budget;
    private final KeptChanges kept;
    private final CountedDesk counted;
    private final Map<LoopMeasure.Subject, Trial> trials = new EnumMap<>(LoopMeasure.Subject.class);

    ChangeDesk(LoopConfig config, KnobPanel panel, DecisionBook book, CycleTime time) {
        this.config = config;
        this.panel = panel;
        this.book = book;
        this.judge = new TrialJudge(config);
        this.memory = new EffectMemory(config, time);
        this.taboos = new Taboos(config);
        this.budget = new ChangeBudget(config);
        this.kept = new KeptChanges(config, panel, book);
        this.counted = new CountedDesk(config, panel, book, kept, taboos, budget);
    }

    /** How much is to be expected of a proposal: what such changes did, else what its advisor says. */
    double hope(Proposal proposal, LoopSituation situation) {
        return panel.find(proposal.knob())
                .flatMap(knob -> memory.known(move(proposal, knob, situation)))
                .map(impact -> impact.mean())
                .orElse(proposal.expected());
    }

    private static Taboos.Move move(Proposal proposal, Knob knob, LoopSituation situation) {
        return new Taboos.Move(proposal.knob(), proposal.to() > knob.value(), situation);
    }

    /** Follows a proposal, unless something speaks against it. */
    void consider(Proposal proposal, Moment now) {
        panel.find(proposal.knob()).ifPresent(knob -> {
            if (!isOnTrial(knob) && kept.turnsBack(proposal, knob, now)) {
                return;
            }
            if (knob.spec().measure() == LoopMeasure.COUNTED) {
                counted.consider(proposal, knob, now);
            } else {
                consider(proposal, knob, now);
            }
        });
    }

    private boolean isOnTrial(Knob knob) {
        String name = knob.spec().name();
        return counted.isOnTrial(knob.spec())
                || trials.values().stream().anyMatch(trial -> trial.move.knob().equals(name));
    }

    private void consider(Proposal proposal, Knob knob, Moment now) {
        KnobSpec spec = knob.spec();
        LoopSituation situation = now.situation();
        double from = knob.value();
        double to = spec.towards(proposal.to(), from);
        Taboos.Move move = move(proposal, knob, situation);
        List<Observation> before = comparable(now.recent(), spec.measure(), situation);
        if (Math.abs(to - from) < spec.deadband()
                || (to > from) != move.up()
                || before.size() < EARLY
                || taboos.forbids(move, now.cycle())
                || !budget.allows(now.cycle())) {
            return;
        }
        double hope = hope(proposal, situation);
        Trial running = trials.get(spec.measure().subject());
        if (running != null
                && (running.move.knob().equals(spec.name()) || !makesRoom(running, hope, situation, now.at()))) {
            return;
        }
        if (now.mode() != LoopMode.ACT || !knob.acts()) {
            book.open(proposal, knob, from, to, situation, DecisionState.ADVISED, now.at());
            budget.spend(now.cycle());
            taboos.add(move, now.cycle());
        } else if (panel.turn(knob, to)) {
            budget.spend(now.cycle());
            Decision decision = book.open(proposal, knob, from, to, situation, DecisionState.TRIAL, now.at());
            kept.holds().applied(spec, now.cycle());
            trials.put(spec.measure().subject(), new Trial(decision, move, before, config.settle(), hope));
        } else {
            taboos.add(move, now.cycle());
        }
    }

    /** In danger, what promises much more does not wait until a trial of something else has ended. */
    private boolean makesRoom(Trial running, double hope, LoopSituation situation, Instant at) {
        if (situation != LoopSituation.DANGER || hope < PREFERRED * running.hope + LEAST_PREFERENCE) {
            return false;
        }
        end(running, DecisionState.WITHDRAWN, Optional.empty(), at, "made room for what promises more");
        return true;
    }

    /** What a danger is compared with has to be of the danger, not of the calm before it. */
    private List<Observation> comparable(List<Observation> recent, LoopMeasure measure, LoopSituation situation) {
        boolean danger = situation == LoopSituation.DANGER;
        List<Observation> alike = recent.stream()
                .filter(one -> measure.weight(one) > 0)
                .filter(one -> !danger || one.attainment() < config.target())
                .toList();
        // While things get worse, the last cycles tell best what would have come.
        return danger ? alike.subList(Math.max(0, alike.size() - LATEST), alike.size()) : alike;
    }

    /** Goes on with the trials. */
    void observe(Observation observation, Moment now) {
        long cycle = now.cycle();
        Instant at = now.at();
        counted.observe(now);
        for (Trial trial : new ArrayList<>(trials.values())) {
            trial.observe(observation);
            if (trial.undone) {
                judgeUndoing(trial, cycle, at);
                continue;
            }
            int least = Math.min(config.trial(), Math.max(EARLY, trial.before.size()));
            if (trial.after.size() >= least) {
                judge(trial, cycle, at);
            } else if (trial.isOver(config)) {
                end(trial, DecisionState.WITHDRAWN, Optional.empty(), at, "too little happened to judge it");
            }
        }
    }

    private void judge(Trial trial, long cycle, Instant at) {
        Judgement judgement = judge.judge(trial.measure, trial.before, trial.after);
        Verdict verdict = judgement.verdict();
        if (verdict == Verdict.UNCLEAR && !trial.isOver(config)) {
            return;
        }
        MeasuredEffect effect = judgement.effect();
        memory.note(trial.move, effect);
        String numbers = effect.text(trial.measure);
        if (verdict == Verdict.HELPED) {
            taboos.forget(trial.move);
            end(trial, DecisionState.KEPT, Optional.of(effect), at, "helped: " + numbers);
        } else if (verdict == Verdict.UNCLEAR
                && panel.isDegradation(trial.decision.knob())
                && memory.helps(trial.move)) {
            end(trial, DecisionState.KEPT, Optional.of(effect), at, "unclear now, helped before: " + numbers);
        } else {
            long rest = taboos.add(trial.move, cycle);
            String why = verdict == Verdict.HURT ? "hurt: " : "no effect to be seen: ";
            end(
                    trial,
                    DecisionState.WITHDRAWN,
                    Optional.of(effect),
                    at,
                    why + numbers + "; not tried again for " + rest + " cycles");
            if (trial.measure == LoopMeasure.ATTAINMENT) {
                trials.put(trial.measure.subject(), trial.undone(config));
            }
        }
    }

    /** What became worse when it was withdrawn had helped, while other things became worse. */
    private void judgeUndoing(Trial trial, long cycle, Instant at) {
        boolean judged = trial.after.size() >= EARLY;
        Judgement judgement = judge.judge(trial.measure, trial.before, judged ? trial.after : trial.before);
        if (judged && judgement.verdict() == Verdict.HURT && budget.allows(cycle)) {
            Optional<Knob> knob = panel.find(trial.decision.knob());
            if (knob.filter(found -> panel.turn(found, trial.decision.to())).isPresent()) {
                budget.spend(cycle);
                taboos.forget(trial.move);
                end(
                        trial,
                        DecisionState.KEPT,
                        Optional.of(judgement.effect().reversed()),
                        at,
                        "helped, for turning it back hurt: "
                                + judgement.effect().text(trial.measure));
                return;
            }
        }
        if (trial.after.size() >= config.trial() || trial.isOver(config)) {
            trials.remove(trial.measure.subject());
        }
    }

    private void end(Trial trial, DecisionState state, Optional<MeasuredEffect> effect, Instant at, String why) {
        trials.remove(trial.measure.subject());
        if (trial.undone && state != DecisionState.KEPT) {
            return;
        }
        Decision decision = trial.decision.became(state, at, effect, why);
        trial.decision = decision;
        book.put(decision);
        if (state == DecisionState.KEPT) {
            kept.keep(decision);
        } else {
            panel.turn(decision.knob(), decision.from());
        }
    }

    /** Ends trials without a verdict. */
    void abort(Instant at, String why) {
        for (Trial trial : new ArrayList<>(trials.values())) {
            end(trial, DecisionState.WITHDRAWN, Optional.empty(), at, why);
        }
        counted.abort(at, why);
    }

    /** Things are dangerous again. */
    void dangerous(long cycle) {
        kept.holds().dangerous(cycle);
    }

    /** Turns back what costs something, once it has not been needed for long enough. */
    void release(long cycle, Instant at) {
        kept.release(cycle, at, "the danger is over");
        endDegradations(
                knob -> kept.holds().mayRelease(knob, cycle), at, "the danger was over before it could be judged");
    }

    /** Turns back what costs something. */
    void releaseAll(Instant at, String why) {
        endDegradations(knob -> true, at, why);
        kept.releaseAll(at, why);
    }

    private void endDegradations(Predicate<String> which, Instant at, String why) {
        for (Trial trial : new ArrayList<>(trials.values())) {
            String knob = trial.decision.knob();
            if (!trial.undone && panel.isDegradation(knob) && which.test(knob)) {
                end(trial, DecisionState.RELEASED, Optional.empty(), at, why);
            }
        }
    }

    /** Turns everything back. */
    void revert(Instant at, String why) {
        kept.revert(at, why);
    }
}
