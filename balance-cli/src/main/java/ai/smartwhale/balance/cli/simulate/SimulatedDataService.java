// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** A Data service that works on a few calls at a time; the others wait in line. */
final class SimulatedDataService {

    private final VirtualTime time;
    private final SimulationSettings settings;
    private final SplittableRandom random;
    private final long changeBegins;
    private final long changeEnds;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private int busy;
    private long calls;
    private long keys;

    private record Call(int keys, Runnable answered) {}

    SimulatedDataService(VirtualTime time, SimulationSettings settings, long length) {
        this.time = time;
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed() ^ 0x5DEECE66DL);
        this.changeBegins = length / 3;
        this.changeEnds = changeBegins
                + (settings.scenario() == Scenario.OUTAGE
                        ? Math.min(SimulationSettings.OUTAGE.toNanos(), length / 3)
                        : length / 3);
    }

    /** Asks for keys, all of which are answered together. */
    void call(int asked, Runnable answered) {
        calls++;
        keys += asked;
        waiting.add(new Call(asked, answered));
        serve();
    }

    long calls() {
        return calls;
    }

    long keys() {
        return keys;
    }

    private void serve() {
        while (busy < settings.slots() && !waiting.isEmpty()) {
            Call call = waiting.remove();
            busy++;
            time.at(end(call.keys), () -> {
                busy--;
                call.answered.run();
                serve();
            });
        }
    }

    private long end(int asked) {
        double chance = Math.exp(settings.sigma() * random.nextGaussian());
        double takes =
                (settings.fixed().toNanos() + asked * (double) settings.perKey().toNanos()) * chance;
        long now = time.nanoTime();
        boolean changed = now >= changeBegins && now < changeEnds;
        if (settings.scenario() == Scenario.SLOW && changed) {
            takes *= SimulationSettings.SLOWDOWN;
        }
        long end = now + Math.max(1, Math.round(takes));
        if (settings.scenario() == Scenario.OUTAGE && now < changeEnds && end > changeBegins) {
            end += changeEnds - Math.max(now, changeBegins);
        }
        return end;
    }
}
