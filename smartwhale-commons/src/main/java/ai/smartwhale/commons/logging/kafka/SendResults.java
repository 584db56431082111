// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.kafka;

import ai.smartwhale.commons.logging.spool.Delivery;
import ai.smartwhale.commons.logging.spool.LineOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Gathers what became of the records of one batch. */
final class SendResults {

    private final AtomicReferenceArray<@Nullable Exception> errors;
    private final AtomicInteger open;
    private final CompletableFuture<Delivery> delivery = new CompletableFuture<>();

    SendResults(int lines) {
        this.errors = new AtomicReferenceArray<>(lines);
        this.open = new AtomicInteger(lines);
    }

    CompletableFuture<Delivery> delivery() {
        return delivery;
    }

    void set(int place, @Nullable Exception error) {
        errors.set(place, error);
        if (open.decrementAndGet() == 0) {
            delivery.complete(result());
        }
    }

    /** The error of a line that is to be sent again; null where there is none yet. */
    @Nullable
    Exception failure(int place) {
        Exception error = errors.get(place);
        return error == null || isRejection(error) ? null : error;
    }

    /** What a producer does not recover from. */
    static boolean isFatal(Exception error) {
        return !(error instanceof RetriableException || isRejection(error) || error instanceof AuthorizationException);
    }

    private static boolean isRejection(Exception error) {
        return error instanceof RecordTooLargeException || error instanceof InvalidRecordException;
    }

    /** From the first line to be sent again on, all are: so the last copy of each stands in its order. */
    private Delivery result() {
        List<LineOutcome> outcomes = new ArrayList<>(errors.length());
        LineOutcome retry = null;
        for (int i = 0; i < errors.length(); i++) {
            Exception error = errors.get(i);
            if (retry == null && error != null && !isRejection(error)) {
                retry = LineOutcome.retry(reason(error));
            }
            if (retry != null) {
                outcomes.add(retry);
            } else {
                outcomes.add(error == null ? LineOutcome.delivered() : LineOutcome.rejected(reason(error)));
            }
        }
        return new Delivery(outcomes, Optional.empty());
    }

    /** What login says may name users. */
    private static String reason(Exception error) {
        return error instanceof AuthenticationException
                ? error.getClass().getSimpleName()
                : error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
