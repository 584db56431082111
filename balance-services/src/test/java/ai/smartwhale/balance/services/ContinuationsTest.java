// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ContinuationsTest {

    @Test
    void futuresOfCallersCompleteAlsoBehindThoseThatOutlastTheClose() throws Exception {
        Continuations continuations = new Continuations(Optional.empty(), "continuations-test");
        int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
        CountDownLatch blocked = new CountDownLatch(threads);
        CountDownLatch goOn = new CountDownLatch(1);
        for (int i = 0; i < threads; i++) {
            continuations.execute(() -> {
                blocked.countDown();
                boolean unused = awaitQuietly(goOn);
            });
        }
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(continuations.handOver(CompletableFuture.completedFuture(i)));
        }
        continuations.close(Duration.ofMillis(10));
        goOn.countDown();
        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(i);
        }
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
