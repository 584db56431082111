// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Something to control: so many requests in each cycle, of which a share is in time that may depend on knobs. */
final class Plant {

    static final Duration PERIOD = Duration.ofMillis(500);

    final List<Decision> told = new ArrayList<>();
    private final SplittableRandom random;
    DoubleSupplier load = () -> 1_000;
    DoubleSupplier attainment = () -> 1;
    DoubleSupplier hitRate = () -> 0;
    long evictions;
    int queued;
    int inFlight;
    private long inTime;
    private long missed;
    private long lookups;
    private long hits;
    private long evicted;
    private long answers;
    private Instant now = Instant.EPOCH;

    Plant(long seed) {
        random = new SplittableRandom(seed);
    }

    LoopReadings read() {
        return new LoopReadings(
                List.of(new LevelShare(5, inTime, missed)),
                0,
                answers,
                0,
                answers * 0.01,
                queued,
                queued == 0 ? Duration.ZERO : Duration.ofMillis(100),
                inFlight,
                lookups,
                hits,
                0,
                evicted,
                evicted,
                false);
    }

    /** Each request is in time by chance. */
    private void happen() {
        long requests = Math.round(load.getAsDouble());
        double share = attainment.getAsDouble();
        double known = hitRate.getAsDouble();
        for (long i = 0; i < requests; i++) {
            if (random.nextDouble() < share) {
                inTime++;
            } else {
                missed++;
            }
            hits += random.nextDouble() < known ? 1 : 0;
        }
        lookups += requests;
        answers += requests;
        evicted += evictions;
    }

    LoopReport cycle(ControlLoop loop) {
        happen();
        now = now.plus(PERIOD);
        LoopReport report = loop.runCycle(now);
        told.addAll(report.decisions());
        return report;
    }

    LoopReport cycles(ControlLoop loop, int count) {
        LoopReport last = cycle(loop);
        for (int i = 1; i < count; i++) {
            last = cycle(loop);
        }
        return last;
    }

    /** How many decisions came into a state. */
    long count(DecisionState state) {
        return told.stream().filter(decision -> decision.state() == state).count();
    }
}
