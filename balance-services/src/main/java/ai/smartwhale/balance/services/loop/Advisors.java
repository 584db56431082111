// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The advisors that the loop brings along. Each knows one knob, and is silent where there is no such knob. */
public final class Advisors {

    private Advisors() {}

    /**
     * The advisors for {@link PathKnobs}.
     *
     * @return those for the reserve, the batches under way, requests of the background, and the delay of batches
     */
    public static List<Advisor> path() {
        return List.of(new ReserveAdvisor(), new InFlightAdvisor(), new BackgroundAdvisor(), new BatchDelayAdvisor());
    }

    /**
     * Lets answers be given out in danger that are older than they should be.
     *
     * @param knob the name of the knob that says how much older
     * @param most how much older at most, in its unit
     * @return the advisor
     */
    public static Advisor stale(String knob, double most) {
        return new StaleAdvisor(InvalidValueException.requireText("knob", knob), most);
    }

    /**
     * Makes a cache larger where it forgets for want of room what is asked for again, and lets the room go that is no
     * longer used.
     *
     * @param knob the name of the knob that says how large it is
     * @param least how large it is at the beginning, in the unit of the knob
     * @param used how much of it is in use
     * @return the advisor
     */
    public static Advisor cacheSize(String knob, double least, DoubleSupplier used) {
        return new CacheSizeAdvisor(
                InvalidValueException.requireText("knob", knob),
                least,
                InvalidValueException.requirePresent("used", used));
    }

    /** What so many more requests in time would add to the share of them, at most all that are missed. */
    static double gain(LoopView view, double requests) {
        long ended = view.sum(Observation::ended);
        long missed = ended - view.sum(Observation::inTime);
        return ended == 0 ? 0 : Math.min(requests, missed) / ended;
    }
}
