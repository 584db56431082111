// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One source of an answer. Immutable, and as thread-safe as its call.
 *
 * @param <I> what is asked
 * @param <T> the answer
 */
public final class FallbackTier<I, T> {

    /**
     * Gives an answer, or throws.
     *
     * @param <I> what is asked
     * @param <T> the answer
     */
    @FunctionalInterface
    public interface Call<I, T> {

        /**
         * Answers.
         *
         * @param input what is asked
         * @return the answer; null counts as a failure
         * @throws Exception if there is none
         */
        T answer(I input) throws Exception;
    }

    /** The one way in which a tier is asked; blocking calls are moved to the executor. */
    @FunctionalInterface
    private interface Start<I, T> {
        CompletionStage<T> start(I input, Executor executor);
    }

    private static final Predicate<Throwable> ALWAYS = failure -> true;

    private final String name;
    private final Call<I, T> call;
    private final Start<I, T> start;
    private final Predicate<Throwable> when;

    private FallbackTier(String name, Call<I, T> call, Start<I, T> start, Predicate<Throwable> when) {
        this.name = InvalidValueException.requireText("name", name);
        this.call = call;
        this.start = start;
        this.when = when;
    }

    /**
     * A tier that answers in the thread that asks.
     *
     * @param <I> what is asked
     * @param <T> the answer
     * @param name for results and statistics
     * @param call answers; asked on a worker thread where the whole chain is asked asynchronously
     * @return the tier
     * @throws InvalidValueException if the name is blank
     */
    public static <I, T> FallbackTier<I, T> of(String name, Call<I, T> call) {
        InvalidValueException.requirePresent("call", call);
        return new FallbackTier<>(name, call, (input, executor) -> onWorker(call, input, executor), ALWAYS);
    }

    /**
     * A tier that answers later. Where the chain is asked synchronously, the asking thread waits for it.
     *
     * @param <I> what is asked
     * @param <T> the answer
     * @param name for results and statistics
     * @param call starts the answer
     * @return the tier
     * @throws InvalidValueException if the name is blank
     */
    public static <I, T> FallbackTier<I, T> async(String name, Function<I, ? extends CompletionStage<T>> call) {
        InvalidValueException.requirePresent("call", call);
        return new FallbackTier<>(
                name, input -> await(call.apply(input)), (input, executor) -> call.apply(input), ALWAYS);
    }

    /**
     * A tier that always has the same answer.
     *
     * @param <I> what is asked
     * @param <T> the answer
     * @param name for results and statistics
     * @param answer the answer
     * @return the tier
     * @throws InvalidValueException if the name is blank or the answer null
     */
    public static <I, T> FallbackTier<I, T> constant(String name, T answer) {
        InvalidValueException.requirePresent("answer", answer);
        return new FallbackTier<>(
                name, input -> answer, (input, executor) -> CompletableFuture.completedFuture(answer), ALWAYS);
    }

    /**
     * The same tier on a condition. The first tier of a chain is always asked.
     *
     * @param condition of the last failure before this tier; if it is false, the tier is passed over
     * @return the tier
     */
    public FallbackTier<I, T> when(Predicate<Throwable> condition) {
        return new FallbackTier<>(name, call, start, InvalidValueException.requirePresent("condition", condition));
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    boolean accepts(Throwable lastFailure) {
        return when.test(lastFailure);
    }

    T answer(I input) throws Exception {
        return call.answer(input);
    }

    CompletionStage<T> start(I input, Executor executor) {
        return start.start(input, executor);
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            GuardedStage.cancel(stage);
            throw e;
        }
    }

    private static <I, T> CompletionStage<T> onWorker(Call<I, T> call, I input, Executor executor) {
        CompletableFuture<T> future = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                future.complete(call.answer(input));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }
}
