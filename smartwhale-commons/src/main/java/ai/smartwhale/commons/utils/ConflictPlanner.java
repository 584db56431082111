// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.scheduling.Conflict;
import ai.smartwhale.commons.utils.scheduling.Conflict.Outcome;
import ai.smartwhale.commons.utils.scheduling.ConflictPolicy;
import ai.smartwhale.commons.utils.scheduling.ConflictReport;
import ai.smartwhale.commons.utils.scheduling.ConflictScope;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Walks through the runs to come in the order of time and finds those that start while another still holds what they
 * need. The next run of a task is moved or left out; runs after it are only reported. Works on entries under the lock
 * of the scheduler, which puts what was changed back into its timeline.
 */
final class ConflictPlanner {

    private static final int MOST_RUNS = 10_000;
    private static final Duration SHORTEST_RUN = Duration.ofMillis(1);

    private final ConflictScope scope;
    private final ConflictPolicy policy;
    private final Instant until;
    private final PriorityQueue<Run> runs =
            new PriorityQueue<>(Comparator.comparing(Run::start).thenComparingLong(run -> run.entry().id));
    private final Map<String, Hold> holds = new HashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    ConflictPlanner(ConflictScope scope, ConflictPolicy policy, Instant until) {
        this.scope = scope;
        this.policy = policy;
        this.until = until;
    }

    /** One run: where its schedule wants it, where it really starts, and whether it is the next of its task. */
    private record Run(SchedulerEntry entry, Instant slot, Instant start, boolean next) {}

    /** Who holds a resource or a minute, and how long. */
    private record Hold(SchedulerEntry entry, Instant end) {}

    ConflictReport plan(Instant from, List<SchedulerEntry> entries) {
        for (SchedulerEntry entry : entries) {
            Instant due = entry.due;
            Instant slot = entry.slot;
            if (due != null
                    && slot != null
                    && (scope == ConflictScope.MINUTE || entry.spec.resource().isPresent())) {
                runs.add(new Run(entry, slot, due, true));
            }
        }
        int looked = 0;
        while (!runs.isEmpty() && runs.peek().start().isBefore(until) && looked < MOST_RUNS) {
            place(runs.remove());
            looked++;
        }
        boolean complete = runs.isEmpty() || !runs.peek().start().isBefore(until);
        return new ConflictReport(from, until, conflicts, complete);
    }

    private void place(Run run) {
        String key =
                scope == ConflictScope.MINUTE ? "" : run.entry().spec.resource().orElse("");
        Hold hold = holds.get(key);
        if (hold == null || !run.start().isBefore(hold.end()) || hold.entry() == run.entry()) {
            hold(key, run);
            follow(run);
            return;
        }
        Outcome outcome = outcome(run);
        Optional<Instant> movedTo = outcome == Outcome.DELAYED ? Optional.of(hold.end()) : Optional.empty();
        conflicts.add(new Conflict(
                run.start(),
                run.entry().spec.resource(),
                hold.entry().ref(),
                run.entry().ref(),
                outcome,
                movedTo));
        switch (outcome) {
            case DELAYED -> {
                run.entry().due = hold.end();
                runs.add(new Run(run.entry(), run.slot(), hold.end(), true));
            }
            case SKIPPED -> skip(run);
            case ALLOWED, LATER -> {
                hold(key, run);
                follow(run);
            }
        }
    }

    private Outcome outcome(Run run) {
        if (policy == ConflictPolicy.ALLOW) {
            return Outcome.ALLOWED;
        }
        if (!run.next()) {
            return Outcome.LATER;
        }
        return policy == ConflictPolicy.DELAY ? Outcome.DELAYED : Outcome.SKIPPED;
    }

    private void hold(String key, Run run) {
        Instant end = scope == ConflictScope.MINUTE
                ? run.start().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES)
                : run.start().plus(expected(run.entry()));
        Hold before = holds.get(key);
        if (before == null || end.isAfter(before.end())) {
            holds.put(key, new Hold(run.entry(), end));
        }
    }

    private static Duration expected(SchedulerEntry entry) {
        Duration expected = entry.spec.expectedDuration();
        return expected.compareTo(SHORTEST_RUN) < 0 ? SHORTEST_RUN : expected;
    }

    /** Lines the run after this one up. */
    private void follow(Run run) {
        next(run).ifPresent(moment -> runs.add(new Run(run.entry(), moment, moment, false)));
    }

    private void skip(Run run) {
        Optional<Instant> next = next(run);
        run.entry().plan(next);
        run.entry().countSkipped(1);
        next.ifPresent(moment -> runs.add(new Run(run.entry(), moment, moment, true)));
    }

    private static Optional<Instant> next(Run run) {
        Schedule schedule = run.entry().schedule;
        if (schedule == null) {
            return Optional.empty();
        }
        return schedule instanceof Schedule.FixedDelay
                ? schedule.after(run.start().plus(run.entry().spec.expectedDuration()))
                : schedule.after(run.slot());
    }
}
