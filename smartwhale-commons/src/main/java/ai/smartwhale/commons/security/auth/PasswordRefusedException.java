// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;

/** A new password is not taken. Tells the user why; says nothing of the password. */
public final class PasswordRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Fewer characters than the settings ask for. */
        TOO_SHORT,
        /** More characters than the settings allow. */
        TOO_LONG,
        /** It is on the list of common or breached passwords. */
        COMMON,
        /** It is the name of the user. */
        EQUALS_NAME,
        /** It holds control characters or halves of surrogate pairs. */
        MALFORMED
    }

    /**
     * Refuses.
     *
     * @param reason why
     */
    public PasswordRefusedException(Reason reason) {
        super("the password is not taken: " + InvalidValueException.requirePresent("reason", reason));
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
