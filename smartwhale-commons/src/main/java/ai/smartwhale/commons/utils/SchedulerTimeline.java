// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.scheduling.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tasks that have a next run, in the order in which they are due. Guarded by the lock of the scheduler. */
final class SchedulerTimeline {

    private final TreeSet<SchedulerEntry> entries =
            new TreeSet<>(Comparator.comparing(SchedulerTimeline::dueOf).thenComparingLong(entry -> entry.id));

    private static Instant dueOf(SchedulerEntry entry) {
        Instant due = entry.due;
        return due == null ? Instant.MAX : due;
    }

    /** Takes an entry in if it has a next run. */
    void add(SchedulerEntry entry) {
        if (entry.due != null) {
            entries.add(entry);
        }
    }

    /** Must come before any change of the moment at which the entry is due. */
    void remove(SchedulerEntry entry) {
        entries.remove(entry);
    }

    @Nullable
    SchedulerEntry pollDue(Instant now) {
        return entries.isEmpty() || dueOf(entries.first()).isAfter(now) ? null : entries.pollFirst();
    }

    Optional<Instant> next() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(dueOf(entries.first()));
    }

    List<SchedulerEntry> inOrder() {
        return List.copyOf(entries);
    }

    void clear() {
        entries.clear();
    }

    /**
     * The clock was set: lengths of time keep their length; after a jump back, cron expressions are looked up anew,
     * since the moment that was next may be far away now.
     */
    void clockJumped(Duration jump, Instant now) {
        List<SchedulerEntry> all = new ArrayList<>(entries);
        entries.clear();
        for (SchedulerEntry entry : all) {
            if (entry.schedule instanceof Schedule.Cron cron) {
                if (jump.isNegative()) {
                    entry.plan(cron.first(now));
                }
            } else if (!entry.fixedMoment) {
                entry.shift(jump);
            }
            add(entry);
        }
    }
}
