// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Instant;
import java.util.Optional;

/** What was counted before a change, and what since. Guarded by the lock of the loop. */
final class CountedTrial {

    final Proposal proposal;
    final Knob knob;
    final CountedMeter meter;
    final Taboos.Move move;
    final LoopSituation situation;

    /** Empty as long as only the present state is counted. */
    Optional<Decision> decision = Optional.empty();

    /** The cycle in which the change was last proposed, and that in which it was made. */
    long proposed;

    long made;
    Instant countsFrom = Instant.MIN;
    long nextLook;
    Tally before = Tally.NONE;
    Tally othersBefore = Tally.NONE;
    private Tally from;
    private Tally othersFrom;

    CountedTrial(Proposal proposal, Knob knob, CountedMeter meter, Taboos.Move move, Moment now) {
        this.proposal = proposal;
        this.knob = knob;
        this.meter = meter;
        this.move = move;
        this.situation = now.situation();
        this.proposed = now.cycle();
        this.from = meter.tally();
        this.othersFrom = meter.others();
    }

    /** Counts anew from here. */
    void begin() {
        from = meter.tally();
        othersFrom = meter.others();
    }

    Tally counted() {
        return meter.tally().since(from);
    }

    Tally othersCounted() {
        return meter.others().since(othersFrom);
    }
}
