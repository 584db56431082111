// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.commons.concurrent.Ticker;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only from event to event, those of one moment in the order in which they were planned. */
final class VirtualTime implements Ticker {

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long planned;

    private record Event(long at, long number, Runnable action) {}

    @Override
    public long nanoTime() {
        return now;
    }

    /** Plans something; what is past happens at once. */
    void at(long nanos, Runnable action) {
        events.add(new Event(Math.max(now, nanos), planned++, action));
    }

    void after(long nanos, Runnable action) {
        at(now + nanos, action);
    }

    /** Lets the next thing happen; false if there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.action().run();
        return true;
    }
}
