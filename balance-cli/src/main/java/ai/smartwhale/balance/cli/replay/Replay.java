// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.cli.console.Durations;
import ai.smartwhale.balance.cli.console.ProgressBar;
import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceStatistics;
import ai.smartwhale.commons.cache.CacheStatistics;
import ai.smartwhale.messaging.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Replays a plan through a Balance that was started and tells what the callers saw. For one run.
 *
 * @param balance asks the Data service
 * @param cache where it looks for answers first, if anywhere
 * @param plan the requests
 * @param pace the speed
 * @param timeout how long each request may take
 * @param injected what the Data service does wrong on purpose
 * @param progress shows how far it is
 * @param clock the time of day
 * @param policy how the requests are made
 */
public record Replay(
        Balance balance,
        Optional<AnswerCache> cache,
        ReplayPlan plan,
        Pace pace,
        Duration timeout,
        Injected.Source injected,
        ProgressLine progress,
        Clock clock,
        ReplayPolicy policy) {

    /** Beyond the time-out of a request, so that only a request that nobody ever ends counts as lost. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /**
     * Registers the models, makes the requests and waits for their ends.
     *
     * @return what it showed
     * @throws InterruptedException if the thread is interrupted
     * @throws MessagingException if a model cannot be registered
     */
    public ReplayResult run() throws InterruptedException {
        Recorder recorder = new Recorder(plan.requests());
        register(recorder);
        BalanceStatistics before = balance.statistics();
        Optional<CacheStatistics> cacheBefore = cacheStatistics();
        Instant startedAt = clock.instant();
        try (ReplayAsker asker = policy.asker(balance);
                ReplayRunner runner = new ReplayRunner(asker, plan, pace, timeout, recorder)) {
            runner.start();
            boolean sent = await(runner, runner.allSent(), recorder, Duration.ofDays(365));
            if (sent) {
                await(runner, runner.allEnded(), recorder, timeout.plus(GRACE));
            }
            Duration took = Duration.ofNanos(runner.elapsedNanos());
            progress.close();
            return result(recorder, before, cacheBefore, startedAt, took);
        }
    }

    private void register(Recorder recorder) throws InterruptedException {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (String model : plan.models()) {
            all.add(balance.registerModel(
                    model, response -> recorder.delivered(response.metadata().requestId())));
        }
        for (int i = 0; i < all.size(); i++) {
            int done = i;
            progress.update(() -> "registering models " + done + " of " + all.size());
            get(all.get(i));
        }
        progress.close();
    }

    private boolean await(ReplayRunner runner, CompletableFuture<Void> end, Recorder recorder, Duration longest)
            throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() - until < 0) {
            try {
                end.get(progress.interval().toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                progress.update(() -> state(runner, recorder));
            } catch (ExecutionException e) {
                throw new IllegalStateException("The sender of the replay broke", e.getCause());
            }
        }
        return false;
    }

    private static void get(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new MessagingException("A model could not be registered", e.getCause(), false);
        }
    }

    private String state(ReplayRunner runner, Recorder recorder) {
        long sent = recorder.sent();
        long ended = recorder.ended();
        double seconds = Math.max(1e-3, runner.elapsedNanos() / 1e9);
        double part = (double) ended / plan.requests().size();
        String eta = ended == 0 ? "?" : Durations.format(Duration.ofNanos(remaining(runner, part)));
        return String.format(
                Locale.ROOT,
                "%s %,d of %,d sent  %,.0f/s  pending %,d  answered %,d  errors %,d  ETA %s",
                ProgressBar.draw(part, 20),
                sent,
                plan.requests().size(),
                sent / seconds,
                sent - ended,
                recorder.count(Outcome.ANSWERED),
                ended - recorder.count(Outcome.ANSWERED),
                eta);
    }

    private long remaining(ReplayRunner runner, double part) {
        if (pace.isMax()) {
            return (long) (runner.elapsedNanos() * (1 - part) / part);
        }
        return Math.max(0, pace.nanos(plan.length()) - runner.elapsedNanos());
    }

    private Optional<CacheStatistics> cacheStatistics() {
        return cache.map(answers -> answers.manager().statistics());
    }

    private ReplayResult result(
            Recorder recorder,
            BalanceStatistics before,
            Optional<CacheStatistics> cacheBefore,
            Instant startedAt,
            Duration took) {
        BalanceStatistics after = balance.statistics();
        Injected faults = injected.now();
        ReplayTotals totals = new ReplayTotals(
                recorder.sent(),
                recorder.count(Outcome.ANSWERED),
                after.cached() - before.cached(),
                recorder.count(Outcome.FAILED),
                recorder.count(Outcome.TIMED_OUT),
                recorder.count(Outcome.REJECTED),
                recorder.lost(),
                recorder.duplicatesDelivered(),
                after.duplicatesDropped() - before.duplicatesDropped(),
                after.retries() - before.retries(),
                faults.errors(),
                faults.duplicates());
        return new ReplayResult(
                startedAt,
                plan.traceName(),
                plan.format(),
                plan.cut(),
                pace.text(),
                took,
                totals,
                recorder.overall(),
                recorder.byPriority(),
                recorder.byModel(),
                recorder.bySource(),
                cacheBefore
                        .flatMap(old -> cacheStatistics().map(now -> LayerCount.between(old, now)))
                        .orElse(List.of()),
                recorder.points(),
                recorder.curves(),
                recorder.reasons());
    }
}
