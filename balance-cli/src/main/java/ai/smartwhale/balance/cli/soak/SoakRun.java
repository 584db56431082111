// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.Mark;
import ai.smartwhale.balance.cli.soak.check.Verdict;
import ai.smartwhale.balance.cli.soak.fault.FaultRecord;
import ai.smartwhale.balance.cli.soak.fault.FaultSchedule;
import ai.smartwhale.balance.cli.soak.load.Content;
import ai.smartwhale.balance.cli.soak.load.Traffic;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The time between the start of the stack and its end. */
final class SoakRun {

    private static final Duration LOAD_STEP = Duration.ofMillis(10);
    private static final Duration STREAM_STEP = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration GROUP_LOOK = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int FEWEST_MARKS = 4;
    private static final int ORDERED_MODELS = 4;
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(8);
    private static final Duration SETTLE = Duration.ofSeconds(15);

    private final SoakSettings settings;
    private final SoakStack stack;
    private final Content content;
    private final SoakTime time;
    private final Consumer<String> progress;
    private final Traffic traffic;
    private final SoakChecks checks;
    private final Ballast ballast = new Ballast();
    private final Marks marks = new Marks(ballast);
    private final FaultRunner faults;
    private final MinuteLine lines;

    SoakRun(
            SoakSettings settings,
            SoakStack stack,
            Content content,
            Traffic traffic,
            FaultSchedule schedule,
            SoakTime time,
            Consumer<String> progress) {
        this.settings = settings;
        this.stack = stack;
        this.content = content;
        this.time = time;
        this.progress = progress;
        this.traffic = traffic;
        this.checks = new SoakChecks(time, settings.slack());
        this.faults = new FaultRunner(new Injections(stack, traffic.models(), ballast), schedule, time, progress);
        this.lines = new MinuteLine(checks, stack, time);
    }

    SoakResult run(CommonsExecutors executors, List<String> notes) throws InterruptedException {
        Duration asking = ask(executors);
        settle();
        Mark last = marks.take(time.elapsed());
        progress.accept(lines.of(last));
        List<FaultRecord> happened = faults.records(checks.timeline(), asking);
        List<Verdict> verdicts = new ArrayList<>(checks.verdicts(happened, marks.all()));
        verdicts.add(faults.verdict());
        return new SoakResult(
                settings,
                asking,
                checks.ledger().asked(),
                checks.ledger().endings(),
                checks.ledger().reasons(),
                verdicts,
                happened,
                checks.latencies(),
                marks.all(),
                notes);
    }

    /** Lets everything happen until the time is over; tells how long it was. */
    private Duration ask(CommonsExecutors executors) throws InterruptedException {
        Caller caller = new Caller(stack.instances(), content, checks.ledger(), time);
        BoundsProbe probe = new BoundsProbe(stack, checks.bounds());
        CountDownLatch faultsOver = new CountDownLatch(1);
        String servers = stack.brokers().bootstrapServers();
        try (Groups groups = new Groups(servers);
                OrderStream order = new OrderStream(
                        stack.tools(),
                        traffic.models().stream().limit(ORDERED_MODELS).toList(),
                        checks.order());
                PostedRequests posted = new PostedRequests(stack.tools(), servers, checks.once());
                Rounds rounds = new Rounds(executors)) {
            rounds.every(
                    LOAD_STEP,
                    () -> traffic.until(time.elapsed().toNanos() / 1e9).forEach(caller::ask));
            rounds.every(STREAM_STEP, () -> {
                order.step();
                posted.step();
            });
            rounds.every(LOOK, () -> {
                checks.ledger().sweep();
                probe.look();
            });
            rounds.every(
                    GROUP_LOOK,
                    () -> groups.members()
                            .ifPresent(members -> checks.groups()
                                    .observe(members, time.fault().isPresent())));
            rounds.once(() -> {
                try {
                    faults.run();
                } finally {
                    faultsOver.countDown();
                }
            });
            takeMarks();
            faultsOver.await();
            Duration asking = time.elapsed();
            rounds.stop();
            settle(order);
            return asking;
        }
    }

    private void takeMarks() throws InterruptedException {
        Duration step = settings.length().compareTo(MINUTE.multipliedBy(FEWEST_MARKS)) < 0
                ? settings.length().dividedBy(FEWEST_MARKS)
                : MINUTE;
        for (Duration at = step; at.compareTo(settings.length()) < 0; at = at.plus(step)) {
            if (time.stoppedBefore(at)) {
                return;
            }
            progress.accept(lines.of(marks.take(time.elapsed())));
        }
        var unused = time.stoppedBefore(settings.length());
    }

    /** Waits until all requests have ended, or the last one should have. */
    private void settle() throws InterruptedException {
        Duration latest = time.elapsed().plus(LONGEST_TIMEOUT).plus(settings.slack());
        CountDownLatch never = new CountDownLatch(1);
        while (checks.ledger().open() > 0 && time.elapsed().compareTo(latest) <= 0) {
            var unused = never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until what Kafka has acknowledged was handed out. */
    private void settle(OrderStream order) throws InterruptedException {
        order.finish();
        Duration latest = time.elapsed().plus(SETTLE);
        CountDownLatch never = new CountDownLatch(1);
        while (!order.isSettled() && time.elapsed().compareTo(latest) <= 0) {
            var unused = never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
