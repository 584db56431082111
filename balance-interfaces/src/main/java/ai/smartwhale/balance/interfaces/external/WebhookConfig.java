// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How calls from outside are verified, by the rules of Standard Webhooks. Immutable.
 *
 * @param secret the shared secret, 24 to 1,024 bytes
 * @param tolerance how far the time of a call may be from now, above zero to one day; five minutes is usual
 * @param mostRemembered calls of that time that are remembered, so that none is taken twice, 1 to 10,000,000. When
 *     full, calls are refused
 */
public record WebhookConfig(byte[] secret, Duration tolerance, int mostRemembered) {

    /**
     * Checks the components and copies the secret.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public WebhookConfig {
        InvalidValueException.requirePresent("secret", secret);
        InvalidValueException.requireRange("secret.length", secret.length, 24, 1_024);
        secret = secret.clone();
        InvalidValueException.requirePositive("tolerance", tolerance);
        InvalidValueException.requireRange("tolerance, in seconds", tolerance.toSeconds(), 0, 86_400);
        InvalidValueException.requireRange("mostRemembered", mostRemembered, 1, 10_000_000);
    }

    /**
     * The usual tolerance of five minutes, within which 100,000 calls are remembered.
     *
     * @param secret the shared secret
     * @return the configuration
     */
    public static WebhookConfig of(byte[] secret) {
        return new WebhookConfig(secret, Duration.ofMinutes(5), 100_000);
    }

    /**
     * The shared secret.
     *
     * @return a copy
     */
    @Override
    public byte[] secret() {
        return secret.clone();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookConfig[tolerance=%s, mostRemembered=%d]".formatted(tolerance, mostRemembered);
    }
}
