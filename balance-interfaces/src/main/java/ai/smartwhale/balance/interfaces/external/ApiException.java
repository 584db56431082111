// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.resilience.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of an interface of others gave no good answer. Names the host, and nothing that may be secret. */
public final class ApiException extends RuntimeException implements RetryAfter {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** The status is not one of success. */
        STATUS,
        /** The last byte did not come in time. */
        TIMEOUT,
        /** There was no connection, or it broke. */
        CONNECTION,
        /** The request or the answer is larger than may be. */
        TOO_LARGE,
        /** The host is not one of those that may be called, or leads into a private network. */
        FORBIDDEN_HOST,
        /** The answer leads elsewhere, where the call must not go. */
        REDIRECT_REFUSED,
        /** The answer cannot be read. */
        MALFORMED,
        /** As many calls are under way as may be. */
        CROWDED
    }

    private final Kind kind;
    private final transient @Nullable ApiResponse response;
    private final Duration retryAfter;

    ApiException(
            Kind kind, String message, @Nullable Throwable cause, @Nullable ApiResponse response, Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.response = response;
        this.retryAfter = retryAfter;
    }

    static ApiException of(Kind kind, URI uri, String what) {
        return new ApiException(kind, uri.getHost() + ": " + what, null, null, Duration.ZERO);
    }

    /**
     * Why.
     *
     * @return the kind of failure
     */
    public Kind kind() {
        return kind;
    }

    /**
     * What was answered.
     *
     * @return the answer, for {@link Kind#STATUS}
     */
    public Optional<ApiResponse> response() {
        return Optional.ofNullable(response);
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Tells whether the next attempt may fare better. */
    boolean isTransient() {
        return switch (kind) {
            case TIMEOUT, CONNECTION -> true;
            case STATUS -> response != null && isTransient(response.status());
            case TOO_LARGE, FORBIDDEN_HOST, REDIRECT_REFUSED, MALFORMED, CROWDED -> false;
        };
    }

    /** Tells whether it is the other side that fails, and not what it was asked. */
    boolean isOfTheOtherSide() {
        return switch (kind) {
            case TIMEOUT, CONNECTION, MALFORMED -> true;
            case STATUS -> response != null && (response.status() >= 500 || response.status() == 429);
            case TOO_LARGE, FORBIDDEN_HOST, REDIRECT_REFUSED, CROWDED -> false;
        };
    }

    private static boolean isTransient(int status) {
        return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }
}
