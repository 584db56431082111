// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller who waits: his future, and his place in a group and among the deadlines. However the caller ends the future
 * himself (cancel, complete, orTimeout, …), he leaves the group.
 */
final class Waiter<Q, A> extends CompletableFuture<A> {

    final Q request;
    final int level;
    final boolean patient;
    final long deadline;

    /**
     * Null before it joined and once it left by itself; of no meaning once ended. Guarded by the lock of the stripe.
     */
    @Nullable
    InFlightGroup<Q, A> group;

    /** Neighbours in the group, and after the end of the group in the order of delivery. */
    @Nullable
    Waiter<Q, A> previous;

    @Nullable
    Waiter<Q, A> next;

    /** Place among the deadlines, -1 for none: somebody of the same group stands there for it, or it waits for ever. */
    int heapPosition = -1;

    private final MergeStripe<Q, A> stripe;

    /**
     * Creates it.
     *
     * @param patient whether it waits for ever, so that the deadline means nothing
     */
    Waiter(MergeStripe<Q, A> stripe, Q request, int level, boolean patient, long deadline) {
        this.stripe = stripe;
        this.request = request;
        this.level = level;
        this.patient = patient;
        this.deadline = deadline;
    }

    boolean isAmongDeadlines() {
        return heapPosition >= 0;
    }

    boolean deliver(A answer) {
        return super.complete(answer);
    }

    boolean deliverFailure(Throwable failure) {
        return super.completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        stripe.leave(this);
        return cancelled;
    }

    @Override
    public boolean complete(A value) {
        return left(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return left(super.completeExceptionally(failure));
    }

    @Override
    public CompletableFuture<A> completeAsync(Supplier<? extends A> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                complete(supplier.get());
            } catch (RuntimeException e) {
                completeExceptionally(e);
            }
        });
        return this;
    }

    @Override
    public void obtrudeValue(A value) {
        super.obtrudeValue(value);
        stripe.leave(this);
    }

    @Override
    public void obtrudeException(Throwable failure) {
        super.obtrudeException(failure);
        stripe.leave(this);
    }

    private boolean left(boolean byThisCall) {
        if (byThisCall) {
            stripe.leave(this);
        }
        return byThisCall;
    }
}
