// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;

/**
 * Observes, says what the situation is, lets advisors propose, makes few changes at a time, measures what each did, and
 * takes back what did not help, which is then not tried again for a while. What costs something is turned back when the
 * danger is over.
 *
 * <p>Has no thread and no clock: who owns it calls {@link #runCycle} about every {@link LoopConfig#period()}; equal
 * readings at equal times lead to equal decisions. A cycle takes time by the number of knobs and advisors. Memory is
 * bounded by the configuration. Thread-safe; listeners are called outside locks.
 */
public interface ControlLoop {

    /**
     * One cycle.
     *
     * @param at when it is
     * @return what was found and done
     */
    LoopReport runCycle(Instant at);

    /**
     * The last decisions.
     *
     * @return as they are now, the oldest first
     */
    List<Decision> decisions();

    /**
     * What is done with what is found.
     *
     * @return the mode
     */
    LoopMode mode();

    /**
     * Changes what is done with what is found. When it no longer acts, what is on trial and what costs something is
     * turned back; what was found to be better stays.
     *
     * @param mode the new one
     */
    void mode(LoopMode mode);

    /** Turns everything back to where it stood when the loop first looked. */
    void revert();

    /**
     * How it decides.
     *
     * @return the settings it was made with
     */
    LoopConfig config();

    /**
     * Begins a loop.
     *
     * @param sensors where it reads
     * @return a builder
     */
    static ControlLoopBuilder builder(LoopSensors sensors) {
        return new ControlLoopBuilder(InvalidValueException.requirePresent("sensors", sensors));
    }
}
