// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

/** A request was not taken in, or had to make room for a more urgent one. */
public final class PathRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** As many callers wait as may. */
        TOO_MANY_WAITERS,
        /** As many different requests are open as may. */
        TOO_MANY_GROUPS,
        /** The queue is full, by count or by bytes. */
        QUEUE_FULL,
        /** The part of the queue that is for one model is full. */
        MODEL_FULL,
        /** It is larger than what there is room for in the queue. */
        TOO_LARGE,
        /** It waited, and a more urgent one needed its place. */
        DISPLACED,
        /** It is less urgent than what is taken in at present. */
        NOT_URGENT
    }

    private final Reason reason;

    PathRejectedException(Reason reason) {
        super("the request was not taken in: " + reason, null, false, false);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
