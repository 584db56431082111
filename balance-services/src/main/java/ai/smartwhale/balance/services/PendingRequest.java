// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request whose caller waits. As a timeout it fires at its deadline. */
final class PendingRequest extends Timeout {

    private final CompletableFuture<DataResponse> response = new CompletableFuture<>();
    private final AtomicReference<@Nullable Timeout> retry = new AtomicReference<>();
    private final Consumer<PendingRequest> atDeadline;
    private final long beganNanos;
    private volatile DataRequest request;
    private boolean ended;

    /**
     * Creates it.
     *
     * @param request the request
     * @param beganNanos when the caller asked, by the ticker
     * @param deadlineNanos when it stops waiting, by the ticker
     * @param atDeadline called at the deadline, on the thread of the timer
     */
    PendingRequest(DataRequest request, long beganNanos, long deadlineNanos, Consumer<PendingRequest> atDeadline) {
        super(deadlineNanos);
        this.request = request;
        this.beganNanos = beganNanos;
        this.atDeadline = atDeadline;
    }

    String id() {
        return request.metadata().requestId();
    }

    String modelId() {
        return request.payload().modelId();
    }

    /** The request as it was sent last. */
    DataRequest request() {
        return request;
    }

    void request(DataRequest again) {
        request = again;
    }

    CompletableFuture<DataResponse> response() {
        return response;
    }

    long beganNanos() {
        return beganNanos;
    }

    /** Marks the end; true for the first call. To be called under the lock of this object. */
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** Takes the place of the one retry that may wait; false where it is taken. */
    boolean offerRetry(Timeout waiting) {
        return retry.compareAndSet(null, waiting);
    }

    /** Empties the place of the waiting retry. */
    Optional<Timeout> takeRetry() {
        return Optional.ofNullable(retry.getAndSet(null));
    }

    @Override
    void expire() {
        atDeadline.accept(this);
    }
}
