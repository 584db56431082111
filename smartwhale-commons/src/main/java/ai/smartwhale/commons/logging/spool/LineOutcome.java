// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What the other side did with a line.
 *
 * @param verdict what becomes of the line
 * @param reason why it was not taken, without anything of the line; empty where it was
 */
public record LineOutcome(Verdict verdict, String reason) {

    /** What becomes of a line. */
    public enum Verdict {
        /** The other side has it. */
        DELIVERED,
        /** It is sent again later. */
        RETRY,
        /** It will never be taken, and goes to the quarantine. */
        REJECTED
    }

    private static final LineOutcome DELIVERED = new LineOutcome(Verdict.DELIVERED, "");

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null
     */
    public LineOutcome {
        InvalidValueException.requirePresent("verdict", verdict);
        InvalidValueException.requirePresent("reason", reason);
    }

    /**
     * The other side has the line.
     *
     * @return the outcome
     */
    public static LineOutcome delivered() {
        return DELIVERED;
    }

    /**
     * The line is sent again later.
     *
     * @param reason why
     * @return the outcome
     */
    public static LineOutcome retry(String reason) {
        return new LineOutcome(Verdict.RETRY, reason);
    }

    /**
     * The line will never be taken.
     *
     * @param reason why
     * @return the outcome
     */
    public static LineOutcome rejected(String reason) {
        return new LineOutcome(Verdict.REJECTED, reason);
    }
}
