// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/**
 * Weighs the explanations of a key's requests and asks them when it will be asked for again. Each explanation is a
 * distribution of the gap between two requests: of the peers, a piecewise exponential one; of the rate, the gamma
 * mixture of exponentials (Lomax) of a rate known from few events; of the rhythm, a log-logistic one around the usual
 * gap. Not thread-safe.
 */
final class ReturnChance {

    private static final LikelihoodBasis[] BASES = LikelihoodBasis.values();
    private static final double NEGLIGIBLE = 1e-6;
    private static final double LEAST_LOG = -30;
    private static final int HALVINGS = 12;
    /** What is known of a rate before the first event: half an event in half of the fading time. */
    private static final double PRIOR = 0.5;

    private final ReturnHazard peers;
    private final KeyTable table;
    private final double fadingPerMilli;

    private double events;
    private double exposure;
    private double rhythmMedian;
    private double rhythmSteepness;
    private boolean rhythmic;
    private int visits;
    private final double[] share = new double[BASES.length];
    private final double[] waitedSoFar = new double[share.length];

    ReturnChance(ReturnHazard peers, KeyTable table, double fadingPerMilli) {
        this.peers = peers;
        this.table = table;
        this.fadingPerMilli = fadingPerMilli;
    }

    /** Lets every explanation answer for the gap that has just ended, in milliseconds. */
    void weigh(KeyTrack track, double gap) {
        look(track);
        double byPeers = bounded(Math.log(peers.at(visits, gap)) - peers.between(visits, 0, gap));
        double byRate = bounded(Math.log(events / (exposure + gap)) + logSurvivalOfRate(gap));
        double byRhythm = rhythmic ? bounded(logDensityOfRhythm(gap)) : Math.min(byPeers, byRate);
        track.weigh(LikelihoodBasis.PEERS, byPeers);
        track.weigh(LikelihoodBasis.RATE, byRate);
        track.weigh(LikelihoodBasis.RHYTHM, byRhythm);
        track.level();
    }

    /** The probability of a request within a time, in milliseconds, if the last one is so old. */
    double within(KeyTrack track, double age, double time) {
        look(track);
        share(track, age);
        return chance(age, time);
    }

    /** When the request of {@link #within} will have come at even odds, if it comes; of the key that was asked last. */
    double median(double age, double time, double chance) {
        double low = 0;
        double high = time;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (chance(age, middle) < chance / 2) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** What the last answer rested on most. */
    LikelihoodBasis basis() {
        LikelihoodBasis best = LikelihoodBasis.PEERS;
        for (LikelihoodBasis each : BASES) {
            best = share[each.ordinal()] > share[best.ordinal()] ? each : best;
        }
        return best;
    }

    private void look(KeyTrack track) {
        double lifetime = track.last - (double) track.entered;
        double entering = Math.exp(-lifetime * fadingPerMilli);
        events = Math.max(0, table.guaranteed(track, track.last) - entering) + PRIOR;
        exposure = (1 - entering + PRIOR) / fadingPerMilli;
        rhythmic = track.hasRhythm();
        rhythmMedian = track.medianGap();
        rhythmSteepness = track.steepness();
        visits = track.visits;
    }

    private void share(KeyTrack track, double age) {
        double[] credit = track.credit;
        double best = Double.NEGATIVE_INFINITY;
        for (LikelihoodBasis basis : BASES) {
            int i = basis.ordinal();
            waitedSoFar[i] = logSurvival(basis, age);
            share[i] = credit[i] + waitedSoFar[i];
            best = Math.max(best, share[i]);
        }
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            share[i] = Math.exp(share[i] - best);
            sum += share[i];
        }
        for (int i = 0; i < share.length; i++) {
            share[i] /= sum;
        }
    }

    private double chance(double age, double time) {
        double chance = 0;
        for (LikelihoodBasis basis : BASES) {
            int i = basis.ordinal();
            if (share[i] > NEGLIGIBLE) {
                double still = Math.min(0, logSurvival(basis, age + time) - waitedSoFar[i]);
                chance -= share[i] * Math.expm1(still);
            }
        }
        return Math.min(1, chance);
    }

    private double logSurvival(LikelihoodBasis basis, double age) {
        return switch (basis) {
            case PEERS -> -peers.between(visits, 0, age);
            case RATE -> logSurvivalOfRate(age);
            case RHYTHM -> rhythmic ? -softplus(rhythmSteepness * Math.log(age / rhythmMedian)) : -1e6;
        };
    }

    private double logSurvivalOfRate(double age) {
        return -events * Math.log1p(age / exposure);
    }

    private double logDensityOfRhythm(double gap) {
        double log = rhythmSteepness * Math.log(gap / rhythmMedian);
        return Math.log(rhythmSteepness / gap) + log - 2 * softplus(log);
    }

    /** log(1 + e^x) without overflow. */
    private static double softplus(double x) {
        return x > 30 ? x : Math.log1p(Math.exp(x));
    }

    private static double bounded(double logDensity) {
        return logDensity > LEAST_LOG ? logDensity : LEAST_LOG;
    }
}
