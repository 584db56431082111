// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one attempt to deliver a message.
 *
 * @param kind what became of it
 * @param detail why, without secrets; may be empty
 * @param retryAfter the shortest wait that the receiver asked for
 */
public record DeliveryOutcome(Kind kind, String detail, Optional<Duration> retryAfter) {

    /** What became of an attempt. */
    public enum Kind {
        /** The receiver has it. */
        DELIVERED,
        /** It failed, and may go well later. */
        RETRY,
        /** The receiver will never take it. */
        REFUSED
    }

    /** The receiver has it. */
    public static final DeliveryOutcome DELIVERED = new DeliveryOutcome(Kind.DELIVERED, "", Optional.empty());

    private static final int LONGEST_DETAIL = 300;

    /**
     * Checks the parts and shortens the detail to 300 characters.
     *
     * @throws InvalidValueException if one is missing
     */
    public DeliveryOutcome {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("detail", detail);
        detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
        InvalidValueException.requirePresent("retryAfter", retryAfter);
    }

    /**
     * It failed, and may go well later.
     *
     * @param detail why
     * @return the outcome
     */
    public static DeliveryOutcome retry(String detail) {
        return new DeliveryOutcome(Kind.RETRY, detail, Optional.empty());
    }

    /**
     * The receiver will never take it.
     *
     * @param detail why
     * @return the outcome
     */
    public static DeliveryOutcome refused(String detail) {
        return new DeliveryOutcome(Kind.REFUSED, detail, Optional.empty());
    }
}
