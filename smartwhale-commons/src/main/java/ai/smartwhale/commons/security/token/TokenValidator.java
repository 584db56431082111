// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

/** Tells a token that holds from one that does not. Implementations are thread-safe. */
@FunctionalInterface
public interface TokenValidator {

    /**
     * Checks a token.
     *
     * @param token the token as it was sent
     * @return what it says
     * @throws InvalidTokenException if it does not hold, for whatever reason
     */
    VerifiedToken validateToken(String token);
}
