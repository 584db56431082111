// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

/** Why a token does not hold. Goes to the audit and no further. */
final class TokenRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String subject;
    private final String principal;

    /**
     * Without a stack trace: whoever sends bad tokens decides how often this is made.
     *
     * @param subject what is known to be refused, as far as its signature or hash was right
     * @param principal whose it is, or empty
     */
    TokenRefusal(String reason, String subject, String principal) {
        super(reason, null, false, false);
        this.reason = reason;
        this.subject = subject;
        this.principal = principal;
    }

    /** Of something that may be anything. */
    TokenRefusal(String reason) {
        this(reason, "a token", "");
    }

    String reason() {
        return reason;
    }

    String subject() {
        return subject;
    }

    String principal() {
        return principal;
    }
}
