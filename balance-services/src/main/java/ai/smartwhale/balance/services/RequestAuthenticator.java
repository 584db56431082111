// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.IncomingMessage;
import java.util.Optional;

/**
 * Finds out who posted a request. Asked on the threads that receive, for every request of a remote model; must be quick
 * and must not block. Implementations are thread-safe.
 */
@FunctionalInterface
public interface RequestAuthenticator {

    /** Nobody says who they are. */
    RequestAuthenticator ANONYMOUS = message -> Optional.empty();

    /**
     * Proves who posted a message.
     *
     * @param message the message, with its headers
     * @return who it was; empty if the message does not say
     * @throws RuntimeException if what it says is not proved; the request is refused then, and the reason audited only
     */
    Optional<String> authenticate(IncomingMessage message);

    /**
     * Takes a token from the header {@code authorization: Bearer TOKEN}.
     *
     * @param tokens gives the principal of a token, or throws
     * @return the authenticator
     */
    static RequestAuthenticator bearer(TokenVerifier tokens) {
        return new BearerAuthenticator(tokens);
    }

    /** Proves a token. */
    @FunctionalInterface
    interface TokenVerifier {

        /**
         * Proves a token.
         *
         * @param token the token
         * @return whose it is
         * @throws RuntimeException if it is not valid
         */
        String principalOf(String token);
    }
}
