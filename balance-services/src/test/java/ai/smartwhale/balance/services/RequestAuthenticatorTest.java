// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.token.InvalidTokenException;
import ai.smartwhale.commons.security.token.TokenValidator;
import ai.smartwhale.commons.security.token.VerifiedToken;
import ai.smartwhale.messaging.IncomingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestAuthenticatorTest {

    private static final TokenValidator TOKENS = token -> {
        if (!token.equals("good.token.here")) {
            throw new InvalidTokenException();
        }
        return new VerifiedToken(
                "id", "model-7", "issuer", "balance", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Map.of());
    };

    private final RequestAuthenticator authenticator = RequestAuthenticator.accessTokens(TOKENS);

    private static IncomingMessage message(Map<String, String> headers) {
        Map<String, byte[]> bytes = headers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getBytes(StandardCharsets.UTF_8)));
        return new IncomingMessage("requests", 0, 1, Instant.EPOCH, Optional.empty(), new byte[0], bytes, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer good.token.here", "bearer good.token.here", "BEARER  good.token.here "})
    void theSubjectOfATokenIsThePrincipal(String header) {
        assertThat(authenticator.authenticate(message(Map.of("authorization", header))))
                .contains("model-7");
    }

    @Test
    void aMessageWithoutATokenSaysNothing() {
        assertThat(authenticator.authenticate(message(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer other.token.here", "Bearer ", "Bearer good.token.here.x"})
    void aTokenThatDoesNotHoldProvesNothing(String header) {
        IncomingMessage message = message(Map.of("authorization", header));
        assertThatThrownBy(() -> authenticator.authenticate(message)).isInstanceOf(InvalidTokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "good.token.here", "Basic Z29vZA==", "Bearergood.token.here"})
    void anotherSchemeProvesNothing(String header) {
        IncomingMessage message = message(Map.of("authorization", header));
        assertThatThrownBy(() -> authenticator.authenticate(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void noValidatorIsRefusedByName() {
        assertThatThrownBy(() -> RequestAuthenticator.accessTokens(null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("tokens");
    }
}
