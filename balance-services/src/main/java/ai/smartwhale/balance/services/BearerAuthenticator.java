// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.IncomingMessage;
import java.util.Optional;

/** Takes tokens from a header, as RFC 6750 writes them. */
final class BearerAuthenticator implements RequestAuthenticator {

    static final String HEADER = "authorization";
    private static final String SCHEME = "Bearer ";

    private final TokenVerifier tokens;

    BearerAuthenticator(TokenVerifier tokens) {
        this.tokens = InvalidValueException.requirePresent("tokens", tokens);
    }

    @Override
    public Optional<String> authenticate(IncomingMessage message) {
        return message.header(HEADER).map(this::principalOf);
    }

    private String principalOf(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new IllegalArgumentException("the header " + HEADER + " is not a bearer token");
        }
        return tokens.principalOf(header.substring(SCHEME.length()).strip());
    }
}
