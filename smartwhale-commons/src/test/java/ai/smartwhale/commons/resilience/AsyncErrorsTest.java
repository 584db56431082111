// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the host passes in may fail with an error, too, and later than in the call: no future may wait for ever. */
class AsyncErrorsTest {

    private final VirtualTime time = new VirtualTime();
    private final CompletableFuture<String> stage = new CompletableFuture<>();
    private final AssertionError bug = new AssertionError("bug");

    @Test
    void ofTheClassifierOfRetries() {
        RetryManager retries = RetryManager.create(
                RetryConfig.builder()
                        .classifier(failure -> {
                            throw bug;
                        })
                        .build(),
                time.executors(),
                time,
                time::pass,
                new Random(1));
        CompletableFuture<String> own = retries.attemptRetryAsync("op", Idempotency.IDEMPOTENT, () -> stage);
        stage.completeExceptionally(new IOException("down"));
        assertThat(own).isCompletedExceptionally();
        assertThat(own.handle((value, failure) -> failure)).isCompletedWithValue(bug);
    }

    @Test
    void ofTheClassifierThatThrowsTheFailureItself() {
        IllegalStateException down = new IllegalStateException("down");
        RetryManager retries = RetryManager.create(
                RetryConfig.builder()
                        .classifier(failure -> {
                            throw down;
                        })
                        .build(),
                time.executors(),
                time,
                time::pass,
                new Random(1));
        CompletableFuture<String> own = retries.attemptRetryAsync("op", Idempotency.IDEMPOTENT, () -> stage);
        stage.completeExceptionally(down);
        assertThat(own.handle((value, failure) -> failure)).isCompletedWithValue(down);
    }

    @Test
    void ofTheConditionOfATier() {
        FallbackTier<String, String> first = FallbackTier.async("first", input -> stage);
        FallbackTier<String, String> second = FallbackTier.constant("second", "value");
        FallbackManager<String, String> chain = FallbackManager.create(
                "test",
                List.of(first, second.when(failure -> {
                    throw bug;
                })),
                Runnable::run);
        CompletableFuture<FallbackResult<String>> own = chain.executeAsync("input");
        stage.completeExceptionally(new IOException("down"));
        assertThat(own.handle((value, failure) -> failure)).isCompletedWithValue(bug);
    }

    @Test
    void ofTheBreakersQuestionWhatCounts() {
        BreakerConfig config = BreakerConfig.builder()
                .countsAsFailure(failure -> {
                    throw bug;
                })
                .build();
        try (StateManager states = StateManager.create(StateConfig.withDefaults(), time);
                BreakerManager breakers = BreakerManager.create(BreakerManagerConfig.of(config), states, time, time)) {
            CompletableFuture<String> own = breakers.executeAsync("callee", () -> stage);
            IOException down = new IOException("down");
            stage.completeExceptionally(down);
            assertThat(own.handle((value, failure) -> failure)).isCompletedWithValue(down);
        }
    }
}
