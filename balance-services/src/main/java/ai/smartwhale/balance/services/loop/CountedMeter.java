// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Duration;

/**
 * What a knob of measure {@link LoopMeasure#COUNTED} counts itself, such as the requests of one model. A change of such
 * a knob is judged by counts and not by cycles, however long they take to come together.
 */
public interface CountedMeter {

    /**
     * What the change is meant to make better.
     *
     * @return the counts so far
     */
    Tally tally();

    /**
     * What the change must not make worse.
     *
     * @return the counts so far; nothing unless overridden
     */
    default Tally others() {
        return Tally.NONE;
    }

    /**
     * How much has to be counted before a change, so that one of the size hoped for can show.
     *
     * @return 8 or more; 200 unless overridden
     */
    default int counts() {
        return 200;
    }

    /**
     * How long it takes until a change has its effect.
     *
     * @return zero unless overridden
     */
    default Duration effectAfter() {
        return Duration.ZERO;
    }
}
