// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a receiver says without keeping it, so that the connection can be used again, and hangs up if it says too
 * much. The answer counts as complete with its status: a body that never ends holds nobody up.
 */
final class BoundedDiscard implements HttpResponse.BodySubscriber<Boolean> {

    private static final long MOST_BYTES = 64L << 10;

    private final AtomicReference<Flow.@Nullable Subscription> body = new AtomicReference<>();
    private long read;

    @Override
    public CompletionStage<Boolean> getBody() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body.set(subscription);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
        }
        Flow.Subscription subscription = body.get();
        if (read > MOST_BYTES && subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.set(null);
    }

    @Override
    public void onComplete() {
        body.set(null);
    }
}
