// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What a user puts into an app for codes. Shown once; the second factor counts when a code confirmed it.
 *
 * @param secret Base32 without padding, for typing
 * @param uri {@code otpauth://totp/…}, for a QR code
 */
public record TotpSetup(String secret, String uri) {

    /** Checks. */
    public TotpSetup {
        InvalidValueException.requireText("secret", secret);
        InvalidValueException.requireText("uri", uri);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "TotpSetup[hidden]";
    }
}
