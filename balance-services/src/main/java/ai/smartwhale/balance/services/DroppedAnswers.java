// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.BalanceListener.DropReason;
import ai.smartwhale.messaging.DataResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts answers that reach nobody and tells of them. One that came twice or late is daily business; one that is
 * addressed to somebody else is a defect of who sent it, and said in the log, once a minute at most. Thread-safe.
 */
final class DroppedAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int LONGEST = 80;

    private final ServicesContext context;
    private final AtomicLong quietUntil;

    DroppedAnswers(ServicesContext context) {
        this.context = context;
        this.quietUntil = new AtomicLong(context.timer().nanoTime());
    }

    /** Its request has ended. */
    void ended(DataResponse response, RecentIds.End end) {
        if (end == RecentIds.End.ANSWERED) {
            drop(response, context.counters().duplicates, DropReason.DUPLICATE);
        } else {
            drop(response, context.counters().late, DropReason.LATE);
        }
    }

    /** Nobody here asked. */
    void unknown(DataResponse response) {
        drop(response, context.counters().unknown, DropReason.UNKNOWN);
    }

    /** It belongs to another model than to the one that it would reach. */
    void misaddressed(String topic, DataResponse response, String model) {
        drop(response, context.counters().misaddressed, DropReason.MISADDRESSED);
        long now = context.timer().nanoTime();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
            LOG.warn(
                    "the answer of {} to request {} on {} is addressed to {}, not to {}, and dropped; {} were so far",
                    printable(response.metadata().source()),
                    printable(response.metadata().requestId()),
                    topic,
                    printable(response.metadata().destination()),
                    model,
                    context.counters().misaddressed.sum());
        }
    }

    private void drop(DataResponse response, LongAdder counter, DropReason reason) {
        counter.increment();
        context.listeners().tell(listener -> listener.responseDropped(response, reason));
    }

    /** Whoever can write to the topic chose the text; it must not look like other lines of the log. */
    private static String printable(String text) {
        String clipped = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return clipped.replaceAll("[^!-~]", "?");
    }
}
