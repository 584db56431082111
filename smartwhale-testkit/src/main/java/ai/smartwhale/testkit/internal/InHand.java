// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The work that has begun and not ended. Thread-safe. */
final class InHand {

    private final Set<CompletableFuture<Void>> work = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    /** Counts the work until it ends. */
    CompletableFuture<Void> add(CompletableFuture<Void> began) {
        count.incrementAndGet();
        work.add(began);
        return began.whenComplete((nothing, failure) -> {
            work.remove(began);
            count.decrementAndGet();
        });
    }

    int count() {
        return count.get();
    }

    /** Waits until all of it ended. */
    boolean await(Duration timeout) {
        CompletableFuture<?>[] all = work.toArray(new CompletableFuture<?>[0]);
        try {
            CompletableFuture.allOf(all).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failedOnes) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
