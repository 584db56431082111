// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One asynchronous question on its way through the tiers; each stage hands its fields over to the next. */
final class AsyncFallback<I, T> {

    private final DefaultFallbackManager<I, T> chain;
    private final I input;
    private final CompletableFuture<FallbackResult<T>> own = new CompletableFuture<>();
    private final List<FallbackResult.Miss> misses = new ArrayList<>(0);
    private Optional<Throwable> last = Optional.empty();
    private volatile @Nullable CompletionStage<T> asked;

    AsyncFallback(DefaultFallbackManager<I, T> chain, I input) {
        this.chain = chain;
        this.input = input;
    }

    CompletableFuture<FallbackResult<T>> start() {
        GuardedStage.whenEnded(own, (value, error) -> {
            CompletionStage<T> running = asked;
            if (own.isCancelled() && running != null) {
                GuardedStage.cancel(running);
            }
        });
        ask(0);
        return own;
    }

    private void ask(int from) {
        for (int i = from; i < chain.tiers().size(); i++) {
            FallbackTier<I, T> tier = chain.tiers().get(i);
            if (own.isDone()) {
                return;
            }
            if (last.isEmpty() || tier.accepts(last.orElseThrow())) {
                start(tier, i);
                return;
            }
            misses.add(new FallbackResult.Miss(tier.name(), Optional.empty()));
        }
        own.completeExceptionally(chain.exhausted(misses));
    }

    private void start(FallbackTier<I, T> tier, int index) {
        CompletionStage<T> stage;
        try {
            stage = tier.start(input, chain.workers());
        } catch (RuntimeException | Error e) {
            missed(tier, index, e);
            return;
        }
        if (stage == null) {
            missed(tier, index, DefaultFallbackManager.noAnswer(tier));
            return;
        }
        asked = stage;
        if (own.isDone()) {
            GuardedStage.cancel(stage);
            return;
        }
        GuardedStage.whenEnded(stage, (value, error) -> {
            if (error != null) {
                missed(tier, index, GuardedStage.unwrap(error));
            } else if (value == null) {
                missed(tier, index, DefaultFallbackManager.noAnswer(tier));
            } else {
                own.complete(chain.served(value, index, misses));
            }
        });
    }

    private void missed(FallbackTier<I, T> tier, int index, Throwable failure) {
        if (failure instanceof Error) {
            own.completeExceptionally(failure);
            return;
        }
        last = Optional.of(failure);
        misses.add(new FallbackResult.Miss(tier.name(), last));
        try {
            ask(index + 1);
        } catch (RuntimeException | Error conditionFailed) {
            own.completeExceptionally(conditionFailed);
        }
    }
}
