// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.services.loop.TrialJudge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns knobs that count themselves what they do, and turns them back. First, the present is counted for as long as the
 * change goes on being proposed; then it is made, and counted as well; more and more until the difference is clear.
 * Guarded by the lock of the loop.
 */
final class CountedDesk {

    /** The first look is at so many parts of what was counted before; each further one at twice as many. */
    private static final int FIRST_LOOK = 4;

    /** Who looks five times needs wider bounds for the same certainty, by about as much (Pocock, 1977). */
    private static final double LOOKS = 2.41 / 1.96;

    /** The last look is at so many times what was counted before. */
    private static final int LAST_LOOK = 4;

    /** After so many cycles without a verdict a change is withdrawn. */
    private static final int LONGEST = 1_200;

    private final LoopConfig config;
    private final KnobPanel panel;
    private final DecisionBook book;
    private final KeptChanges kept;
    private final Taboos taboos;
    private final ChangeBudget budget;

    /** By the first part of their names: of each, one at a time. */
    private final Map<String, CountedTrial> trials = new LinkedHashMap<>();

    CountedDesk(
            LoopConfig config,
            KnobPanel panel,
            DecisionBook book,
            KeptChanges kept,
            Taboos taboos,
            ChangeBudget budget) {
        this.config = config;
        this.panel = panel;
        this.book = book;
        this.kept = kept;
        this.taboos = taboos;
        this.budget = budget;
    }

    private static String group(KnobSpec spec) {
        int dot = spec.name().indexOf('.');
        return dot < 0 ? spec.name() : spec.name().substring(0, dot);
    }

    boolean isOnTrial(KnobSpec spec) {
        CountedTrial running = trials.get(group(spec));
        return running != null && running.knob.spec().name().equals(spec.name());
    }

    /** Follows a proposal, unless something speaks against it. */
    void consider(Proposal proposal, Knob knob, Moment now) {
        KnobSpec spec = knob.spec();
        CountedMeter meter = knob.meter().orElse(null);
        double from = knob.value();
        double to = spec.towards(proposal.to(), from);
        Taboos.Move move = new Taboos.Move(spec.name(), to > from, now.situation());
        if (meter == null || Math.abs(to - from) < spec.deadband()) {
            return;
        }
        CountedTrial running = trials.get(group(spec));
        if (running != null) {
            if (running.knob.spec().name().equals(spec.name())) {
                running.proposed = now.cycle();
            }
        } else if (!taboos.forbids(move, now.cycle()) && budget.allows(now.cycle())) {
            if (now.mode() == LoopMode.ACT && knob.acts()) {
                trials.put(group(spec), new CountedTrial(proposal, knob, meter, move, now));
            } else {
                book.open(proposal, knob, from, to, now.situation(), DecisionState.ADVISED, now.at());
                budget.spend(now.cycle());
                taboos.add(move, now.cycle());
            }
        }
    }

    /** Goes on with the trials. */
    void observe(Moment now) {
        for (CountedTrial trial : new ArrayList<>(trials.values())) {
            Optional<Decision> made = trial.decision;
            if (made.isEmpty()) {
                countBefore(trial, now);
            } else if (now.at().isBefore(trial.countsFrom)) {
                trial.begin();
            } else {
                judge(trial, made.orElseThrow(), now);
            }
        }
    }

    private void countBefore(CountedTrial trial, Moment now) {
        KnobSpec spec = trial.knob.spec();
        if (now.cycle() - trial.proposed > config.window()) {
            trials.remove(group(spec));
            return;
        }
        if (trial.counted().all() < trial.meter.counts() || !budget.allows(now.cycle())) {
            return;
        }
        double from = trial.knob.value();
        double to = spec.towards(trial.proposal.to(), from);
        trial.before = trial.counted();
        trial.othersBefore = trial.othersCounted();
        if (Math.abs(to - from) < spec.deadband() || !panel.turn(trial.knob, to)) {
            taboos.add(trial.move, now.cycle());
            trials.remove(group(spec));
            return;
        }
        budget.spend(now.cycle());
        kept.holds().applied(spec, now.cycle());
        trial.made = now.cycle();
        trial.countsFrom = now.at().plus(trial.meter.effectAfter());
        trial.nextLook = trial.meter.counts() / FIRST_LOOK;
        trial.begin();
        trial.decision = Optional.of(
                book.open(trial.proposal, trial.knob, from, to, trial.situation, DecisionState.TRIAL, now.at()));
    }

    private void judge(CountedTrial trial, Decision decision, Moment now) {
        Tally after = trial.counted();
        boolean over = now.cycle() - trial.made >= LONGEST || after.all() >= (long) LAST_LOOK * trial.meter.counts();
        if (after.all() < trial.nextLook && !over) {
            return;
        }
        trial.nextLook *= 2;
        Verdict own = verdict(trial.before, after);
        Verdict others = verdict(trial.othersBefore, trial.othersCounted());
        Optional<MeasuredEffect> effect = MeasuredEffect.of(trial.before, after);
        String numbers = text(trial.before, after);
        if (own == Verdict.HURT || others == Verdict.HURT) {
            String why = own == Verdict.HURT ? "hurt: " : "hurt others: ";
            String what = own == Verdict.HURT ? numbers : text(trial.othersBefore, trial.othersCounted());
            withdraw(trial, decision, effect, why + what, now);
        } else if (own == Verdict.HELPED) {
            trials.remove(group(trial.knob.spec()));
            taboos.forget(trial.move);
            Decision helped = decision.became(DecisionState.KEPT, now.at(), effect, "helped: " + numbers);
            book.put(helped);
            kept.keep(helped);
        } else if (over) {
            withdraw(trial, decision, effect, "no effect to be seen: " + numbers, now);
        }
    }

    private void withdraw(
            CountedTrial trial, Decision decision, Optional<MeasuredEffect> effect, String why, Moment now) {
        long rest = taboos.add(trial.move, now.cycle());
        end(trial, decision, effect, now.at(), why + "; not tried again for " + rest + " cycles");
    }

    private void end(CountedTrial trial, Decision decision, Optional<MeasuredEffect> effect, Instant at, String why) {
        trials.remove(group(trial.knob.spec()));
        panel.turn(trial.knob, decision.from());
        book.put(decision.became(DecisionState.WITHDRAWN, at, effect, why));
    }

    /** Ends trials without a verdict. */
    void abort(Instant at, String why) {
        for (CountedTrial trial : new ArrayList<>(trials.values())) {
            trial.decision.ifPresentOrElse(
                    decision -> end(trial, decision, Optional.empty(), at, why),
                    () -> trials.remove(group(trial.knob.spec())));
        }
    }

    private Verdict verdict(Tally before, Tally after) {
        return MeasuredEffect.of(before, after).map(this::verdict).orElse(Verdict.UNCLEAR);
    }

    private Verdict verdict(MeasuredEffect effect) {
        double clear = Math.max(config.leastEffect(), LOOKS * config.errors() * effect.error());
        return effect.change() > clear ? Verdict.HELPED : effect.change() < -clear ? Verdict.HURT : Verdict.UNCLEAR;
    }

    private static String text(Tally before, Tally after) {
        return String.format(
                Locale.ROOT, "from %.4f of %d to %.4f of %d", before.share(), before.all(), after.share(), after.all());
    }
}
