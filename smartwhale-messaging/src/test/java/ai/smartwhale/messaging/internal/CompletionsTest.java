// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void oneThatThrowsDoesNotKeepTheOthersForEver() throws Exception {
        Completions completions = new Completions(executor);
        CountDownLatch done = new CountDownLatch(2);
        completions.add(() -> {
            throw new IllegalStateException("of the host");
        });
        completions.add(done::countDown);
        executor.submit(() -> {}).get(20, TimeUnit.SECONDS);
        completions.add(done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anExecutorWithoutThreadsForAMomentIsAskedAgain() throws Exception {
        AtomicBoolean scarce = new AtomicBoolean(true);
        Completions completions = new Completions(task -> {
            if (scarce.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            executor.execute(task);
        });
        CountDownLatch done = new CountDownLatch(2);
        assertThatThrownBy(() -> completions.add(done::countDown)).isInstanceOf(OutOfMemoryError.class);
        scarce.set(false);
        completions.add(done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
