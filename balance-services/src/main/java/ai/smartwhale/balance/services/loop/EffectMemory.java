// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.core.analyzer.ActionImpact;
import ai.smartwhale.balance.core.analyzer.AnalysisWindow;
import ai.smartwhale.balance.core.analyzer.ImpactAnalyzer;
import ai.smartwhale.balance.core.analyzer.ImpactAnalyzerConfig;
import ai.smartwhale.balance.core.analyzer.ImpactObservation;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;

/** What kinds of changes did over the last day, trial by trial. Guarded by the lock of the loop. */
final class EffectMemory {

    private static final AnalysisWindow DAY = new AnalysisWindow(Duration.ofMinutes(20), 72, 1_000, Duration.ofDays(1));
    private static final int LEAST_TRIALS = 3;

    private final ImpactAnalyzer impacts;
    private final double errors;

    EffectMemory(LoopConfig config, Ticker ticker) {
        this.impacts = ImpactAnalyzer.create(ImpactAnalyzerConfig.defaults().withWindow(DAY), ticker);
        this.errors = config.errors();
    }

    void note(Taboos.Move move, MeasuredEffect effect) {
        impacts.logImpact(new ImpactObservation(name(move), action(move), effect.before(), effect.after()));
    }

    /** What such a change did on the average, if there were enough of them. */
    Optional<ActionImpact> known(Taboos.Move move) {
        return impacts.analyzeImpact().stream()
                .filter(impact -> impact.samples() >= LEAST_TRIALS
                        && impact.model().equals(name(move))
                        && impact.action().equals(action(move)))
                .findFirst();
    }

    boolean helps(Taboos.Move move) {
        return known(move)
                .filter(impact -> impact.mean() > 0 && impact.isBeyond(errors))
                .isPresent();
    }

    private static String name(Taboos.Move move) {
        return move.knob();
    }

    private static String action(Taboos.Move move) {
        return (move.up() ? "up in " : "down in ") + move.situation();
    }
}
