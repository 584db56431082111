// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/** Asks one tier after the other. */
final class DefaultFallbackManager<I, T> implements FallbackManager<I, T> {

    private final String name;
    private final List<FallbackTier<I, T>> tiers;
    private final Executor workers;
    private final List<LongAdder> served;
    private volatile boolean closed;

    DefaultFallbackManager(String name, List<FallbackTier<I, T>> tiers, Executor workers) {
        this.name = name;
        this.tiers = tiers;
        this.workers = workers;
        this.served = tiers.stream().map(tier -> new LongAdder()).toList();
    }

    @Override
    public FallbackResult<T> execute(I input) throws InterruptedException {
        requireUsable(input);
        List<FallbackResult.Miss> misses = new ArrayList<>(0);
        Optional<Throwable> last = Optional.empty();
        for (int i = 0; i < tiers.size(); i++) {
            FallbackTier<I, T> tier = tiers.get(i);
            if (last.isPresent() && !tier.accepts(last.orElseThrow())) {
                misses.add(new FallbackResult.Miss(tier.name(), Optional.empty()));
                continue;
            }
            Exception failure;
            try {
                T value = tier.answer(input);
                if (value != null) {
                    return served(value, i, misses);
                }
                failure = noAnswer(tier);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw e;
            } catch (ExecutionException e) {
                failure = causeOf(e);
            } catch (Exception e) {
                failure = e;
            }
            last = Optional.of(failure);
            misses.add(new FallbackResult.Miss(tier.name(), last));
        }
        throw new FallbackExhaustedException(name, misses);
    }

    @Override
    public CompletableFuture<FallbackResult<T>> executeAsync(I input) {
        requireUsable(input);
        return new AsyncFallback<>(this, input).start();
    }

    @Override
    public Map<String, Long> served() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < tiers.size(); i++) {
            counts.put(tiers.get(i).name(), served.get(i).sum());
        }
        return Collections.unmodifiableMap(counts);
    }

    @Override
    public void close() {
        closed = true;
    }

    List<FallbackTier<I, T>> tiers() {
        return tiers;
    }

    Executor workers() {
        return workers;
    }

    FallbackResult<T> served(T value, int index, List<FallbackResult.Miss> misses) {
        served.get(index).increment();
        return new FallbackResult<>(value, tiers.get(index).name(), index, misses);
    }

    FallbackExhaustedException exhausted(List<FallbackResult.Miss> misses) {
        return new FallbackExhaustedException(name, misses);
    }

    static Exception noAnswer(FallbackTier<?, ?> tier) {
        return new NullPointerException("tier " + tier.name() + " gave null");
    }

    private static Exception causeOf(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception cause ? cause : e;
    }

    private void requireUsable(I input) {
        if (closed) {
            throw new IllegalStateException("the fallback chain " + name + " is closed");
        }
        InvalidValueException.requirePresent("input", input);
    }
}
