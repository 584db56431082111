// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.BatchProcessor;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.BatchReply;
import ai.smartwhale.balance.batch.processor.BatchSource;
import ai.smartwhale.balance.batch.processor.BatchStep;
import ai.smartwhale.balance.batch.processor.ItemOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * One run in virtual time: requests of three classes with objectives of 250 ms, 1 s and 5 s come and wait by a static
 * key with linear ageing; those beyond their objective are dropped; a backend with four slots takes 20 ms and 1 ms for
 * each item, times a lognormal chance of 0.3.
 */
final class SizeRun {

    private static final int SLOTS = 4;
    private static final double SIGMA = 0.3;
    private static final long[] OBJECTIVES = {250_000_000L, 1_000_000_000L, 5_000_000_000L};
    private static final long AGEING_STEP = 2_000_000_000L;

    private record Request(long came, int kind) {
        long deadline() {
            return came + OBJECTIVES[kind];
        }

        long rank() {
            return came + kind * AGEING_STEP;
        }
    }

    private record Event(long at, long number, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final PriorityQueue<Request> waiting = new PriorityQueue<>(Comparator.comparingLong(Request::rank));
    private final Random random;
    private final DoubleUnaryOperator slowness;
    private final BatchProcessor<Request, Boolean> processor;
    private final int requests;
    private final long end;
    private long now;
    private long numbers;
    private long alarm = Long.MAX_VALUE;
    private int inTime;

    SizeRun(SizeCalculator sizes, double[] arrivals, double rate, DoubleUnaryOperator slowness, long seed) {
        this.random = new Random(seed);
        this.slowness = slowness;
        this.requests = arrivals.length;
        double compression = rate * arrivals[arrivals.length - 1] / arrivals.length;
        this.end = Math.round(arrivals[arrivals.length - 1] / compression * 1e9);
        this.processor = BatchProcessor.<Request, Boolean>builder(this::serve)
                .config(BatchProcessorConfig.builder()
                        .parameters(Duration.ofMillis(10), SLOTS)
                        .timeout(Duration.ofHours(1))
                        .build())
                .source(new Waiting(), this::ended)
                .sizes(sizes)
                .ticker(() -> now)
                .build();
        for (double second : arrivals) {
            long came = Math.round(second / compression * 1e9);
            int draw = random.nextInt(100);
            Request request = new Request(came, draw < 10 ? 0 : draw < 70 ? 1 : 2);
            schedule(came, () -> waiting.add(request));
        }
        run();
    }

    double inTime() {
        return (double) inTime / requests;
    }

    long batches() {
        return processor.statistics().batches();
    }

    static double meanMillis(int items) {
        return (20 + items) * Math.exp(SIGMA * SIGMA / 2);
    }

    static double millis(int items, double slowness, Random random) {
        return (20 + items) * slowness * Math.exp(SIGMA * random.nextGaussian());
    }

    private void schedule(long at, Runnable what) {
        events.add(new Event(at, numbers++, what));
    }

    private void run() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            now = event.at;
            event.what.run();
            BatchStep step = processor.handleIncomingBatches();
            step.next()
                    .map(Duration::toNanos)
                    .filter(nanos -> now + nanos < alarm || alarm <= now)
                    .ifPresent(nanos -> {
                        // One alarm at a time, and none for the far timeouts of batches.
                        if (!waiting.isEmpty() && nanos < 1_000_000_000L) {
                            alarm = now + nanos;
                            schedule(alarm, () -> {});
                        }
                    });
        }
    }

    private void serve(Batch<Request> batch, BatchReply<Boolean> reply) {
        double millis = millis(batch.items().size(), slowness.applyAsDouble((double) now / end), random);
        schedule(now + Math.round(millis * 1e6), () -> {
            for (int i = 0; i < batch.items().size(); i++) {
                reply.answer(i, true);
            }
        });
    }

    private void ended(Request request, ItemOutcome<Boolean> outcome) {
        if (outcome instanceof ItemOutcome.Value<Boolean> && now <= request.deadline()) {
            inTime++;
        }
    }

    /** What waits, without what is beyond its objective. */
    private final class Waiting implements BatchSource<Request> {

        @Override
        public int ready() {
            waiting.removeIf(request -> request.deadline() <= now);
            return waiting.size();
        }

        @Override
        public OptionalLong oldestNanos() {
            return waiting.stream().mapToLong(Request::came).min();
        }

        @Override
        public OptionalLong earliestDeadlineNanos() {
            return waiting.stream().mapToLong(Request::deadline).min();
        }

        @Override
        public List<Request> take(int most) {
            List<Request> taken = new ArrayList<>();
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        }

        @Override
        public void putBack(List<Request> items) {
            waiting.addAll(items);
        }
    }
}
