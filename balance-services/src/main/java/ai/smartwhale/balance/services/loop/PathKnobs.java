// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.services.path.RequestPath;
import ai.smartwhale.balance.services.path.SlotUse;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The knobs of a {@link RequestPath}. */
public final class PathKnobs {

    /** How much time a request must have left to be sent, in usual times of an answer. */
    public static final String RESERVE = "path.reserve";

    /** How many batches may be under way. */
    public static final String IN_FLIGHT = "path.in_flight";

    /** The least urgent level that is taken in. */
    public static final String LEAST_URGENT = "path.least_urgent";

    /** How long the first request of a batch waits for others, in seconds. */
    public static final String BATCH_DELAY = "path.batch_delay";

    private static final int MOST_TIMES = 4;

    private PathKnobs() {}

    /**
     * Makes the knobs.
     *
     * @param path what they turn
     * @param slots how it uses slots: where they are free as soon as all is sent, their number bounds no work of the
     *     Data service, and there is no knob for it
     * @return the knobs; batches under way between one and four times as many as now
     */
    public static List<Knob> of(RequestPath<?, ?> path, SlotUse slots) {
        InvalidValueException.requirePresent("path", path);
        InvalidValueException.requirePresent("slots", slots);
        List<Knob> knobs = new ArrayList<>();
        knobs.add(Knob.of(
                new KnobSpec(RESERVE, "usual answer times", 0, 1, 1, 0.5, false, LoopMeasure.ATTAINMENT, true),
                () -> path.settings().reserve(),
                value -> path.adjust(settings -> settings.withReserve(value))));
        knobs.add(Knob.of(
                new KnobSpec(
                        LEAST_URGENT,
                        "priority level",
                        MergeTerms.LEAST_URGENT - 1.0,
                        MergeTerms.LEAST_URGENT,
                        1,
                        1,
                        true,
                        LoopMeasure.ATTAINMENT,
                        true),
                () -> path.settings().leastUrgent(),
                value -> path.adjust(settings -> settings.withLeastUrgent((int) value))));
        double delay = path.settings().batchDelay().toNanos() / 1e9;
        if (delay > 0) {
            knobs.add(Knob.of(
                    new KnobSpec(
                            BATCH_DELAY, "seconds", 0, delay, delay, delay / 2, false, LoopMeasure.ATTAINMENT, true),
                    () -> path.settings().batchDelay().toNanos() / 1e9,
                    value -> path.adjust(
                            settings -> settings.withBatchDelay(Duration.ofNanos(Math.round(value * 1e9))))));
        }
        if (slots == SlotUse.UNTIL_ANSWERED) {
            int now = path.settings().inFlight();
            double most = Math.min(Integer.MAX_VALUE, (double) MOST_TIMES * now);
            knobs.add(Knob.of(
                    new KnobSpec(
                            IN_FLIGHT,
                            "batches",
                            1,
                            most,
                            Math.max(1, now / 2.0),
                            1,
                            true,
                            LoopMeasure.THROUGHPUT,
                            false),
                    () -> path.settings().inFlight(),
                    value -> path.adjust(settings -> settings.withInFlight((int) value))));
        }
        return List.copyOf(knobs);
    }
}
