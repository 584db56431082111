// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts which requests are answered in time, by priority. Requests of the least urgent level are left out: they are of
 * the background, and nobody waits for them. Thread-safe.
 */
public final class SloMeter {

    private final LongAdder[] inTime = adders();
    private final LongAdder[] missed = adders();
    private final LongAdder background = new LongAdder();

    private static LongAdder[] adders() {
        LongAdder[] adders = new LongAdder[MergeTerms.LEAST_URGENT];
        for (int i = 0; i < adders.length; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    /** Creates one that has counted nothing. */
    public SloMeter() {}

    /**
     * A request ended.
     *
     * @param level 1 for the most urgent to 10
     * @param answeredInTime whether its answer came, and came in time
     * @throws InvalidValueException if the level is outside its range
     */
    public void ended(int level, boolean answeredInTime) {
        InvalidValueException.requireRange("level", level, MergeTerms.MOST_URGENT, MergeTerms.LEAST_URGENT);
        if (level == MergeTerms.LEAST_URGENT) {
            background.increment();
        } else {
            (answeredInTime ? inTime : missed)[level].increment();
        }
    }

    /**
     * Requests of the background that ended.
     *
     * @return how many
     */
    public long background() {
        return background.sum();
    }

    /**
     * All that was counted.
     *
     * @return which of all requests were answered in time
     */
    public Tally tally() {
        long good = 0;
        long all = 0;
        for (LevelShare share : levels()) {
            good += share.inTime();
            all += share.inTime() + share.missed();
        }
        return new Tally(good, all);
    }

    /**
     * What was counted.
     *
     * @return the levels of which there was a request, the most urgent first
     */
    public List<LevelShare> levels() {
        List<LevelShare> levels = new ArrayList<>();
        for (int level = MergeTerms.MOST_URGENT; level < MergeTerms.LEAST_URGENT; level++) {
            LevelShare share = new LevelShare(level, inTime[level].sum(), missed[level].sum());
            if (share.inTime() + share.missed() > 0) {
                levels.add(share);
            }
        }
        return levels;
    }
}
