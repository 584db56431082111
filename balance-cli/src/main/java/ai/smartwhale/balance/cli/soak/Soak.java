// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.fault.FaultKind;
import ai.smartwhale.balance.cli.soak.fault.FaultSchedule;
import ai.smartwhale.balance.cli.soak.load.Content;
import ai.smartwhale.balance.cli.soak.load.LoadShape;
import ai.smartwhale.balance.cli.soak.load.Traffic;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.testkit.EmbeddedRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Runs a soak: starts everything, lets models ask while things go wrong, and judges what callers saw. */
public final class Soak {

    private static final int WORKERS = 8;
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private Soak() {}

    /**
     * Runs it. Blocks until the time is over or it is stopped, and all requests have ended or should have.
     *
     * @param settings what is to be done
     * @param progress gets lines for people while it runs, from several threads
     * @param stop ends it early, in good order, when it opens
     * @return what it has shown so far
     * @throws InterruptedException if the thread is interrupted; everything is closed then
     */
    public static SoakResult run(SoakSettings settings, Consumer<String> progress, CountDownLatch stop)
            throws InterruptedException {
        List<String> notes = new ArrayList<>();
        SoakSettings possible = possible(settings, notes);
        FaultSchedule schedule = FaultSchedule.plan(possible.seed(), possible.length(), possible.faults());
        if (!schedule.left().isEmpty()) {
            notes.add("too short for: " + labels(schedule.left()));
        }
        notes.forEach(progress);
        schedule.faults()
                .forEach(fault -> progress.accept(String.format(
                        Locale.ROOT,
                        "planned: %s at %d s for %.1f s",
                        fault.kind().label(),
                        fault.start().toSeconds(),
                        fault.length().toMillis() / 1e3)));
        Content content = new Content(possible.seed());
        CommonsExecutors executors = CommonsExecutors.create("balance-soak", WORKERS);
        Traffic traffic = new Traffic(
                LoadShape.of(possible.rate(), possible.length(), possible.seed()),
                possible.models(),
                SoakLimits.KEYS,
                possible.seed());
        try (SoakStack stack = SoakStack.start(possible, content, traffic.models(), executors, progress)) {
            SoakTime time = new SoakTime(Ticker.system(), stop);
            SoakRun run = new SoakRun(possible, stack, content, traffic, schedule, time, progress);
            return run.run(executors, notes);
        } finally {
            executors.close(CLOSE);
        }
    }

    /** Without Redis where there is none. */
    private static SoakSettings possible(SoakSettings settings, List<String> notes) {
        if (settings.redis() && EmbeddedRedis.isAvailable()) {
            return settings;
        }
        notes.add(
                settings.redis()
                        ? "there is no redis-server on the path: instances share nothing by way of Redis"
                        : "without Redis: instances share nothing by way of it");
        Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
        faults.addAll(settings.faults());
        faults.remove(FaultKind.REDIS_KILL);
        return new SoakSettings(
                settings.length(),
                settings.seed(),
                settings.models(),
                settings.rate(),
                faults,
                false,
                settings.slack());
    }

    private static String labels(Set<FaultKind> kinds) {
        return String.join(", ", kinds.stream().map(FaultKind::label).sorted().toList());
    }
}
