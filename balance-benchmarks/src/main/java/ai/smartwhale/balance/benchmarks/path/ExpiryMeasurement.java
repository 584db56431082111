// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.path;

import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after its deadline a request is answered as expired, when nothing may leave: every slot is busy, and every
 * request waits in the queue.
 */
public final class ExpiryMeasurement {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int BETWEEN_MICROS = 1_000;

    private ExpiryMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments how many requests; 5,000 by default
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        LeasePort nothingLeft = items -> Optional.empty();
        try (InMemoryKafka kafka = InMemoryKafka.create();
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .leases(nothingLeft)
                        .build()) {
            balance.start();
            balance.registerModel("model").join();
            measure(balance, requests / 5);
            long[] late = measure(balance, requests);
            System.out.printf(
                    Locale.ROOT,
                    "after the deadline, ms: p50 %.2f, p99 %.2f, longest %.2f, of %d%n",
                    late[late.length / 2] / 1e6,
                    late[late.length * 99 / 100] / 1e6,
                    late[late.length - 1] / 1e6,
                    late.length);
        }
    }

    private static long[] measure(Balance balance, int requests) {
        List<CompletableFuture<Long>> late = new ArrayList<>(requests);
        long next = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            next += BETWEEN_MICROS * 1_000L;
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            late.add(balance.request(DataQuery.builder("model")
                            .query("question " + i)
                            .timeout(TIMEOUT)
                            .build())
                    .thenApply(response -> {
                        if (response.payload().status() != ResponseStatus.TIMEOUT) {
                            throw new IllegalStateException(
                                    "answered: " + response.payload().status());
                        }
                        return System.nanoTime() - deadline;
                    }));
        }
        long[] sorted = late.stream().mapToLong(CompletableFuture::join).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
