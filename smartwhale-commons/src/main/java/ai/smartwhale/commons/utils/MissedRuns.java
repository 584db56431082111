// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.SchedulerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Works out how many runs of a task have come due, which of them take place, and when the next is due. */
final class MissedRuns {

    private final SchedulerConfig config;

    MissedRuns(SchedulerConfig config) {
        this.config = config;
    }

    /** Settles an entry that is due: afterwards it owes what it has to run, and its next run is planned. */
    void settle(SchedulerEntry entry, Instant due, Instant slot, Instant now) {
        Schedule schedule = entry.schedule;
        if (schedule == null || schedule instanceof Schedule.FixedDelay) {
            entry.plan(Optional.empty());
            entry.owed = 1;
            return;
        }
        Instant newest = due;
        long count = 1;
        Optional<Instant> next = schedule.after(slot);
        if (schedule instanceof Schedule.FixedRate rate) {
            long more = next.filter(moment -> !moment.isAfter(now)).isPresent() ? passed(slot, now, rate.period()) : 0;
            if (more > 0) {
                newest = slot.plus(rate.period().multipliedBy(more));
                next = schedule.after(newest);
                count += more;
            }
        } else {
            while (next.isPresent() && !next.orElseThrow().isAfter(now)) {
                newest = next.orElseThrow();
                count++;
                // Beyond the bound nothing is made up for, and counting on would hold up the others: the count is then
                // a lower bound.
                next = count > config.maxCatchUp() ? schedule.after(now) : schedule.after(newest);
            }
        }
        entry.plan(next);
        owe(entry, count, Duration.between(newest, now).compareTo(config.missedAfter()) <= 0);
    }

    private static long passed(Instant from, Instant to, Duration period) {
        return Duration.between(from, to).dividedBy(period);
    }

    private void owe(SchedulerEntry entry, long count, boolean newestInTime) {
        switch (entry.spec.missedRunPolicy()) {
            case RUN_ALL -> {
                long owed = Math.min(entry.owed + count, config.maxCatchUp());
                entry.countMissed(entry.owed + count - owed);
                entry.owed = (int) owed;
            }
            case RUN_ONCE -> {
                // The run that goes on, and at most one that makes up for all that came due meanwhile.
                int most = entry.place == SchedulerEntry.Place.RUNNING ? 2 : 1;
                entry.countMissed(entry.owed + count - most);
                entry.owed = most;
            }
            case SKIP -> {
                if (entry.owed > 0) {
                    entry.countSkipped(count);
                } else {
                    entry.owed = newestInTime ? 1 : 0;
                    entry.countMissed(count - entry.owed);
                }
            }
        }
    }
}
