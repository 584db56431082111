// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.improvement.FeedbackReport.ActorStanding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out whose feedback can be believed, by how it goes together with that of others. For one thread at a time. */
final class ActorBook {

    private static final int LEAST_SHARED = 10;
    private static final double LEAST_AGREEMENT = 0.6;
    private static final double MOST_CHANGES_OF_MIND = 0.25;
    private static final double LEAST_RELIABILITY = 0.05;

    private final Map<String, Integer> changedMind = new TreeMap<>();
    private final int most;
    private Map<String, ActorStanding> standings = Map.of();

    ActorBook(int most) {
        this.most = most;
    }

    void changedMind(String actor) {
        if (changedMind.containsKey(actor) || changedMind.size() < most) {
            changedMind.merge(actor, 1, Integer::sum);
        }
    }

    double reliability(String actor) {
        ActorStanding standing = standings.get(actor);
        return standing == null ? 1 : standing.reliability();
    }

    List<ActorStanding> standings() {
        return List.copyOf(standings.values());
    }

    void reset() {
        changedMind.clear();
        standings = Map.of();
    }

    void examine(Collection<Judged> all) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Judged judged : all) {
            judged.verdicts().forEach((actor, verdict) -> {
                if (verdict != Verdict.UNSURE && (tallies.containsKey(actor) || tallies.size() < most)) {
                    tallies.computeIfAbsent(actor, made -> new Tally()).add(actor, verdict, judged.verdicts());
                }
            });
        }
        Map<String, ActorStanding> found = new TreeMap<>();
        tallies.forEach((actor, tally) -> found.put(actor, tally.standing(actor, changedMind.getOrDefault(actor, 0))));
        standings = found;
    }

    /** How one actor goes together with the majority of the others. */
    private static final class Tally {

        private int judged;
        private int shared;
        private int agreed;
        private int sterner;
        private int milder;

        void add(String actor, Verdict verdict, Map<String, Verdict> all) {
            judged++;
            int others = 0;
            for (Map.Entry<String, Verdict> other : all.entrySet()) {
                if (!other.getKey().equals(actor) && other.getValue() != Verdict.UNSURE) {
                    others += other.getValue() == Verdict.CORRECT ? 1 : -1;
                }
            }
            if (others == 0) {
                return;
            }
            shared++;
            if (others > 0 == (verdict == Verdict.CORRECT)) {
                agreed++;
            } else if (verdict == Verdict.WRONG) {
                sterner++;
            } else {
                milder++;
            }
        }

        ActorStanding standing(String actor, int changes) {
            double agreement = shared == 0 ? 1 : (double) agreed / shared;
            boolean known = shared >= LEAST_SHARED;
            boolean against = known && WilsonBounds.of(agreed, shared).high() < LEAST_AGREEMENT;
            boolean fickle = judged >= LEAST_SHARED
                    && WilsonBounds.of(Math.min(changes, judged), judged).low() > MOST_CHANGES_OF_MIND;
            double reliability = known || fickle ? Math.max(LEAST_RELIABILITY, 2 * agreement - 1) : 1;
            if (fickle) {
                reliability = Math.min(reliability, 0.25);
            }
            return new ActorStanding(actor, judged, shared, agreement, changes, against || fickle, bias(), reliability);
        }

        /** To what the actor leans where opinions differ, if that is no chance (a sign test by intervals). */
        private Verdict bias() {
            int differing = sterner + milder;
            if (differing < LEAST_SHARED) {
                return Verdict.UNSURE;
            }
            WilsonBounds stern = WilsonBounds.of(sterner, differing);
            boolean often = WilsonBounds.of(differing, shared).low() > 0.1;
            if (!often) {
                return Verdict.UNSURE;
            }
            return stern.low() > 0.5 ? Verdict.WRONG : stern.high() < 0.5 ? Verdict.CORRECT : Verdict.UNSURE;
        }
    }

    /**
     * What is thought of a subject, by who thinks so.
     *
     * @param right the weight of those who think it right
     * @param wrong the weight of those who think it wrong
     * @param unsure how many cannot tell
     */
    record Opinion(double right, double wrong, int unsure) {

        boolean decided() {
            return right != wrong;
        }

        boolean isRight() {
            return right > wrong;
        }

        /** As how many labels this counts: one if all agree. */
        double weight() {
            return Math.abs(right - wrong) / (right + wrong);
        }
    }

    Opinion opinion(Judged judged) {
        double right = 0;
        double wrong = 0;
        int unsure = 0;
        for (Map.Entry<String, Verdict> one : judged.verdicts().entrySet()) {
            switch (one.getValue()) {
                case CORRECT -> right += reliability(one.getKey());
                case WRONG -> wrong += reliability(one.getKey());
                case UNSURE -> unsure++;
            }
        }
        return new Opinion(right, wrong, unsure);
    }
}
