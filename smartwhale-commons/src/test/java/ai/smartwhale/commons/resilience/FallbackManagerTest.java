// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class FallbackManagerTest {

    private static final IOException DOWN = new IOException("down");

    private static FallbackTier<String, String> failing(String name, Exception failure) {
        return FallbackTier.of(name, input -> {
            throw failure;
        });
    }

    private static FallbackTier<String, String> echo(String name) {
        return FallbackTier.of(name, input -> name + " says " + input);
    }

    @SafeVarargs
    private static FallbackManager<String, String> chain(FallbackTier<String, String>... tiers) {
        List<FallbackTier<String, String>> list = new ArrayList<>();
        for (FallbackTier<String, String> tier : tiers) {
            list.add(tier);
        }
        return FallbackManager.create("test", list, Runnable::run);
    }

    @Test
    void theFirstChoiceServesWhenItCan() throws Exception {
        FallbackManager<String, String> chain = chain(echo("primary"), failing("secondary", DOWN));
        FallbackResult<String> result = chain.execute("hello");
        assertThat(result).isEqualTo(new FallbackResult<>("primary says hello", "primary", 0, List.of()));
        assertThat(result.isFallback()).isFalse();
        assertThat(chain.executeAsync("hello")).isCompletedWithValue(result);
        assertThat(chain.served()).containsExactly(Map.entry("primary", 2L), Map.entry("secondary", 0L));
    }

    @Test
    void theResultTellsWhoServedAndWhyNotTheOthers() throws Exception {
        FallbackManager<String, String> chain = chain(
                failing("primary", DOWN),
                echo("only for others").when(failure -> failure instanceof UncheckedIOException),
                FallbackTier.of("cache", input -> null),
                FallbackTier.constant("static", "sorry"));
        for (FallbackResult<String> result :
                List.of(chain.execute("x"), chain.executeAsync("x").join())) {
            assertThat(result.value()).isEqualTo("sorry");
            assertThat(result.tier()).isEqualTo("static");
            assertThat(result.index()).isEqualTo(3);
            assertThat(result.isFallback()).isTrue();
            assertThat(result.earlier())
                    .extracting(FallbackResult.Miss::tier)
                    .containsExactly("primary", "only for others", "cache");
            assertThat(result.earlier().get(0).failure()).containsSame(DOWN);
            assertThat(result.earlier().get(1).failure()).isEmpty();
            assertThat(result.earlier().get(2).failure().orElseThrow()).hasMessageContaining("cache gave null");
        }
    }

    @Test
    void whenAllFailAllCausesAreKept() {
        IOException second = new IOException("second");
        FallbackManager<String, String> chain = chain(
                failing("one", DOWN), failing("two", second), echo("never").when(failure -> false));
        FallbackExhaustedException e = catchThrowableOfType(FallbackExhaustedException.class, () -> chain.execute("x"));
        assertThat(e)
                .hasCause(DOWN)
                .hasMessageContaining("one failed with IOException")
                .hasMessageContaining("never was passed over");
        assertThat(e.getSuppressed()).containsExactly(second);
        assertThat(e.misses()).hasSize(3);
        assertThatThrownBy(chain.executeAsync("x")::join).hasCauseInstanceOf(FallbackExhaustedException.class);
    }

    @Test
    void asynchronousTiersServeBothWays() throws Exception {
        FallbackManager<String, String> chain = chain(
                FallbackTier.async("broken", input -> CompletableFuture.failedFuture(DOWN)),
                FallbackTier.async("later", input -> CompletableFuture.completedFuture(input + "!")));
        assertThat(chain.execute("x").value()).isEqualTo("x!");
        assertThat(chain.execute("x").earlier().get(0).failure()).containsSame(DOWN);
        assertThat(chain.executeAsync("x").join().earlier().get(0).failure()).containsSame(DOWN);
    }

    @Test
    void interruptionEndsTheChain() {
        List<String> asked = new ArrayList<>();
        CompletableFuture<String> never = new CompletableFuture<>();
        FallbackManager<String, String> chain =
                chain(FallbackTier.async("waits", input -> never), FallbackTier.of("next", input -> {
                    asked.add(input);
                    return input;
                }));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> chain.execute("x")).isInstanceOf(InterruptedException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(asked).isEmpty();
        assertThat(never).isCancelled();
    }

    @Test
    void anErrorOfTheJvmIsNotSmoothedOver() {
        AssertionError error = new AssertionError("broken");
        FallbackManager<String, String> chain = chain(
                FallbackTier.of("primary", input -> {
                    throw error;
                }),
                echo("secondary"));
        assertThat(catchThrowable(() -> chain.execute("x"))).isSameAs(error);
        assertThatThrownBy(chain.executeAsync("x")::join).hasCause(error);
        FallbackManager<String, String> late =
                chain(failing("primary", DOWN), FallbackTier.async("secondary", input -> {
                    throw error;
                }));
        assertThatThrownBy(late.executeAsync("x")::join).hasCause(error);
    }

    @Test
    void cancellingStopsTheTierAndTheChain() {
        CompletableFuture<String> running = new CompletableFuture<>();
        FallbackManager<String, String> chain = chain(FallbackTier.async("running", input -> running), echo("next"));
        CompletableFuture<FallbackResult<String>> own = chain.executeAsync("x");
        own.cancel(true);
        assertThat(running).isCancelled();
        assertThat(chain.served()).containsEntry("next", 0L);
    }

    @Test
    void blockingTiersRunOnWorkersAndARefusedOneCountsAsFailed() {
        Queue<Runnable> workers = new ArrayDeque<>();
        FallbackManager<String, String> chain = FallbackManager.create("test", List.of(echo("blocking")), workers::add);
        CompletableFuture<FallbackResult<String>> own = chain.executeAsync("x");
        assertThat(own).isNotDone();
        workers.remove().run();
        assertThat(own.join().value()).isEqualTo("blocking says x");
        FallbackManager<String, String> refused = FallbackManager.create(
                "test", List.of(echo("blocking"), FallbackTier.constant("static", "sorry")), task -> {
                    throw new RejectedExecutionException("closed");
                });
        assertThat(refused.executeAsync("x").join().value()).isEqualTo("sorry");
    }

    @Test
    void refusesBadInputAndUseAfterTheEnd() {
        assertThatThrownBy(() -> chain()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> chain(echo("a"), echo("a"))).hasMessageContaining("names that differ");
        assertThatThrownBy(() -> FallbackTier.constant("a", null)).hasMessageContaining("answer");
        FallbackManager<String, String> chain = chain(echo("a"));
        assertThatThrownBy(() -> chain.execute(null)).hasMessageContaining("input");
        chain.close();
        assertThatThrownBy(() -> chain.execute("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> chain.executeAsync("x")).isInstanceOf(IllegalStateException.class);
    }
}
