// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Codes by time, RFC 6238. Holds for second factors that are set up from now on; those that exist keep what they were
 * set up with. Many apps for codes know SHA1, 6 digits and 30 seconds only.
 *
 * @param issuer whose account it is, shown by the app; up to 64 characters without a colon; "Smart Whale" by default
 * @param algorithm the hash function; SHA1 by default
 * @param digits 6 to 8; 6 by default
 * @param period how long a code is shown, whole seconds, 15 s to 60 s; 30 s by default
 * @param window how many periods a code may be early or late, 0 to 2; 1 by default
 */
public record TotpConfig(String issuer, TotpAlgorithm algorithm, int digits, Duration period, int window) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public TotpConfig {
        InvalidValueException.requireText("issuer", issuer);
        if (issuer.length() > 64 || issuer.indexOf(':') >= 0) {
            throw new InvalidValueException("issuer", issuer, "1..64 characters without ':'");
        }
        InvalidValueException.requirePresent("algorithm", algorithm);
        InvalidValueException.requireRange("digits", digits, 6, 8);
        InvalidValueException.requirePositive("period", period);
        InvalidValueException.requireRange("period, in seconds", period.toSeconds(), 15, 60);
        if (period.getNano() != 0) {
            throw new InvalidValueException("period", period, "whole seconds");
        }
        InvalidValueException.requireRange("window", window, 0, 2);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static TotpConfig defaults() {
        return new TotpConfig("Smart Whale", TotpAlgorithm.SHA1, 6, Duration.ofSeconds(30), 1);
    }
}
