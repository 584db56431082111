// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.SendReceipt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Asks again where the answer is an error that may pass: the same request id, one more retry, after a delay that
 * doubles, and only if the deadline leaves room. Answers do not say which attempt they belong to; one that comes while
 * a retry waits and is again such an error is therefore a duplicate.
 */
final class Retries {

    /** What became of an answer. */
    enum Decision {
        /** It is good enough, or cannot be helped: it is the answer. */
        FINAL,
        /** The request will be asked again. */
        AGAIN,
        /** The request will be asked again already. */
        DUPLICATE
    }

    private static final int MOST_DOUBLINGS = 20;

    private final ServicesContext context;
    private final RequestEndings endings;
    private final RequestRoute route;

    Retries(ServicesContext context, RequestEndings endings, RequestRoute route) {
        this.context = context;
        this.endings = endings;
        this.route = route;
    }

    Decision decide(PendingRequest pending, DataResponse response) {
        if (!mayPass(response)) {
            return Decision.FINAL;
        }
        int retries = pending.request().metadata().retryCount();
        long at = context.timer().nanoTime() + delay(retries).toNanos();
        if (retries >= context.config().maxRetries() || at - pending.deadlineNanos() >= 0) {
            return Decision.FINAL;
        }
        Timeout again = new Timeout(at) {
            @Override
            void expire() {
                context.continuations().execute(() -> askAgain(pending, response));
            }
        };
        if (!pending.offerRetry(again)) {
            return Decision.DUPLICATE;
        }
        context.timer().add(again);
        return Decision.AGAIN;
    }

    private void askAgain(PendingRequest pending, DataResponse lastAnswer) {
        if (context.pending().find(pending.id()).isEmpty()) {
            return;
        }
        DataRequest last = pending.request();
        DataRequest again = again(last, context.timer().nanoTime() - pending.beganNanos());
        pending.request(again);
        pending.takeRetry();
        context.counters().retries.increment();
        ErrorCode reason = lastAnswer.payload().errorCode().orElse(ErrorCode.UNKNOWN_ERROR);
        context.listeners().tell(listener -> listener.requestRetried(again, reason));
        var unused = send(again).whenComplete((receipt, failure) -> {
            if (failure != null) {
                // The answer at hand says more than that asking again failed.
                if (!route.answer(pending.id(), lastAnswer)) {
                    endings.answer(pending, lastAnswer);
                }
            }
        });
    }

    private CompletableFuture<SendReceipt> send(DataRequest request) {
        try {
            return context.kafka().sendDataRequest(context.protection().seal(request));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The ttl is counted from the record that carries it, so what has passed of it is taken off. */
    private DataRequest again(DataRequest last, long passedNanos) {
        MessageMetadata metadata = last.metadata();
        Duration passed = Duration.ofNanos(passedNanos);
        Duration ttl = metadata.ttl()
                .map(whole -> whole.compareTo(passed) > 0 ? whole.minus(passed) : Duration.ZERO)
                .orElse(null);
        return new DataRequest(
                metadata.toBuilder()
                        .timestamp(MessageSchemas.timestamp(context.clock().instant()))
                        .retryCount(metadata.retryCount() + 1)
                        .ttl(ttl)
                        .build(),
                last.payload());
    }

    private Duration delay(int retries) {
        return context.config().retryDelay().multipliedBy(1L << Math.min(retries, MOST_DOUBLINGS));
    }

    private static boolean mayPass(DataResponse response) {
        return response.payload().status() == ResponseStatus.ERROR
                && response.payload()
                        .errorCode()
                        .filter(code -> code == ErrorCode.SOURCE_UNAVAILABLE || code == ErrorCode.PROCESSING_FAILED)
                        .isPresent();
    }
}
