// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.services.RequestRejectedException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.OutboxFullException;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What the end of a caller's future means. */
record Ending(Outcome outcome, String reason) {

    static Ending of(@Nullable DataResponse response, @Nullable Throwable error) {
        if (response != null) {
            return answered(response);
        }
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof RequestRejectedException || cause instanceof OutboxFullException) {
            return new Ending(Outcome.REJECTED, cause.getClass().getSimpleName());
        }
        String reason =
                cause == null ? "no response and no error" : cause.getClass().getSimpleName();
        return new Ending(Outcome.FAILED, reason);
    }

    private static Ending answered(DataResponse response) {
        ResponseStatus status = response.payload().status();
        String code = response.payload().errorCode().map(ErrorCode::wireName).orElse("no error code");
        return switch (status) {
            case SUCCESS, PARTIAL -> new Ending(Outcome.ANSWERED, status.wireName());
            case TIMEOUT -> new Ending(Outcome.TIMED_OUT, "timeout");
            case ERROR, PENDING -> new Ending(Outcome.FAILED, status.wireName() + ": " + code);
        };
    }
}
