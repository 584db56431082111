// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/**
 * Paper, buying, off. From paper to buying when what was tried would surely have paid; from buying to off when what was
 * bought surely does not; from off to paper after a rest. Not thread-safe.
 */
final class PrefetchSwitch {

    private final PrefetchConfig config;
    private final UsefulShare share;
    private PrefetchState state = PrefetchState.ON_PAPER;
    private long restUntil;
    private long rest;
    private long switchedOff;

    PrefetchSwitch(PrefetchConfig config) {
        this.config = config;
        this.share = new UsefulShare(config.sample());
        this.rest = config.firstRest().toMillis();
    }

    PrefetchState state() {
        return state;
    }

    UsefulShare share() {
        return share;
    }

    long switchedOff() {
        return switchedOff;
    }

    /** Ends a rest that is over. Says whether it did. */
    boolean look(long now) {
        if (state == PrefetchState.OFF && now >= restUntil) {
            become(PrefetchState.ON_PAPER);
            return true;
        }
        return false;
    }

    /** Takes in what became of a purchase, if it was made in the present state. */
    void add(Purchase purchase, long now) {
        boolean ofThisState = purchase.onPaper() == (state == PrefetchState.ON_PAPER);
        if (state == PrefetchState.OFF || !ofThisState || !purchase.worthwhile()) {
            return;
        }
        share.add(purchase.bytes(), purchase.used(), purchase.at());
        if (share.count() < config.sample()) {
            return;
        }
        if (share.high() < config.leastShare()) {
            restUntil = now + rest;
            rest = Math.min(config.longestRest().toMillis(), 2 * rest);
            switchedOff++;
            become(PrefetchState.OFF);
        } else if (share.low() >= config.leastShare()) {
            rest = config.firstRest().toMillis();
            if (state == PrefetchState.ON_PAPER) {
                become(PrefetchState.BUYING);
            }
        }
    }

    private void become(PrefetchState next) {
        state = next;
        share.clear();
    }
}
