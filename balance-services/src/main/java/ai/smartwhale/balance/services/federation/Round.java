// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first claims of departures that came together. Those that are to be sent still leave together: when all claims
 * are answered, or the patience is over. Thread-safe.
 */
final class Round<D extends Departure> {

    private final Consumer<List<D>> send;
    private final ScheduledExecutorService timer;
    private final List<Trip> trips = new ArrayList<>();
    private final List<D> leaving = new ArrayList<>();
    private boolean settled;

    Round(Consumer<List<D>> send, ScheduledExecutorService timer) {
        this.send = send;
        this.timer = timer;
    }

    void add(D departure, Trip trip) {
        trips.add(trip);
    }

    /** A departure is to be sent: with the others, or alone if they have left. */
    void leave(D departure) {
        synchronized (this) {
            if (!settled) {
                leaving.add(departure);
                return;
            }
        }
        run(timer, () -> send.accept(List.of(departure)));
    }

    void begin(JoinWaits waits, Duration patience) {
        if (trips.isEmpty()) {
            return;
        }
        List<CompletableFuture<Void>> claims = trips.stream().map(waits::claim).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(claims.toArray(CompletableFuture[]::new));
        if (all.isDone()) {
            settle();
            return;
        }
        Future<?> alarm = alarm(patience, () -> {
            trips.forEach(waits::giveUpClaim);
            settle();
        });
        var unused = all.whenComplete((done, failure) -> {
            if (alarm != null) {
                alarm.cancel(false);
            }
            run(timer, this::settle);
        });
    }

    private @Nullable Future<?> alarm(Duration patience, Runnable action) {
        try {
            return timer.schedule(action, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            action.run();
            return null;
        }
    }

    static void run(ScheduledExecutorService executor, Runnable action) {
        try {
            executor.execute(action);
        } catch (RejectedExecutionException closing) {
            action.run();
        }
    }

    private void settle() {
        List<D> together;
        synchronized (this) {
            settled = true;
            together = List.copyOf(leaving);
            leaving.clear();
        }
        if (!together.isEmpty()) {
            send.accept(together);
        }
    }
}
