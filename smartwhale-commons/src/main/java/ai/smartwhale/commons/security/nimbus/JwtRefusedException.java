// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

/** A token that is not well formed or not signed as it must be. The message is for auditors and holds no part of it. */
public final class JwtRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace: whoever sends bad tokens decides how often this is made. */
    JwtRefusedException(String reason) {
        super(reason, null, false, false);
    }

    /**
     * Why, for auditors.
     *
     * @return the reason
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
