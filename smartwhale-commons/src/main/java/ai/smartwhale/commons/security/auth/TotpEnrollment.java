// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * A second factor that a user set up.
 *
 * @param secret the secret as it is kept: encrypted where the manager has an encryptor
 * @param algorithm the hash function
 * @param digits how many digits a code has
 * @param period how long a code is shown
 * @param lastStep the number of the period whose code was used last; codes of it and of earlier ones are refused
 */
public record TotpEnrollment(String secret, TotpAlgorithm algorithm, int digits, Duration period, long lastStep) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public TotpEnrollment {
        InvalidValueException.requireText("secret", secret);
        InvalidValueException.requirePresent("algorithm", algorithm);
        InvalidValueException.requireRange("digits", digits, 6, 8);
        InvalidValueException.requirePositive("period", period);
        InvalidValueException.requireRange("period, in seconds", period.toSeconds(), 1, 3_600);
    }

    TotpEnrollment used(long step) {
        return new TotpEnrollment(secret, algorithm, digits, period, step);
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "TotpEnrollment[" + algorithm + ", digits=" + digits + ", period=" + period + ", lastStep=" + lastStep
                + ']';
    }
}
