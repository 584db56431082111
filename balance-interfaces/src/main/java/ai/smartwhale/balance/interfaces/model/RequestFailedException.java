// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.messaging.MessagingException;

/** A request was not sent, or not answered. */
public final class RequestFailedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Its model is not registered here. */
        UNKNOWN_MODEL,
        /** As many requests wait for an answer as may. */
        CROWDED,
        /** A request with the same id waits already. */
        SAME_ID,
        /** No answer came in time. */
        EXPIRED,
        /** Its model was unregistered, or everything was closed, before an answer came. */
        CLOSED
    }

    private final Reason reason;
    private final String requestId;

    /**
     * Creates the exception.
     *
     * @param reason why
     * @param requestId which request
     */
    public RequestFailedException(Reason reason, String requestId) {
        super("request " + requestId + " ended without an answer: " + reason, null, reason == Reason.CROWDED);
        this.reason = reason;
        this.requestId = requestId;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Which request.
     *
     * @return its id
     */
    public String requestId() {
        return requestId;
    }
}
