// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.nimbus.JwtCodec;
import ai.smartwhale.commons.security.nimbus.JwtRefusedException;
import ai.smartwhale.commons.security.nimbus.NimbusJwt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens under the keys of a real manager, which change. */
class TokenKeysTest {

    /** So that denials, one for each round, have room. */
    private static final int MOST_ROUNDS = 10_000;

    private final TestTokens tokens = new TestTokens();
    private final KeyManager keys = KeyManager.create(KeyManagerConfig.defaults());

    private TokenManager manager(TokenAlgorithm algorithm) {
        return TokenManager.create(keys, tokens.config().algorithm(algorithm).build());
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeOfAKeyIsFollowedAtOnce(TokenAlgorithm algorithm) {
        int first = keys.generateKeys(algorithm.purpose()).get(0).id();
        TokenManager manager = manager(algorithm);
        String old = manager.generateToken("somebody", Map.of()).accessToken();
        VerifiedToken verified = manager.validateToken(old);

        KeyInfo second = keys.promoteKey(keys.rotateKeys(algorithm.purpose()).id());
        String young = manager.generateToken("somebody", Map.of()).accessToken();
        assertThat(manager.validateToken(old)).isEqualTo(verified);

        assertThat(keys.disableKey(first).id()).isEqualTo(first);
        assertThatThrownBy(() -> manager.validateToken(old)).isInstanceOf(InvalidTokenException.class);
        assertThat(manager.validateToken(young).subject()).isEqualTo("somebody");

        assertThat(keys.enableKey(first).id()).isEqualTo(first);
        assertThat(manager.validateToken(old)).isEqualTo(verified);

        assertThat(keys.disableKey(first).id()).isEqualTo(first);
        assertThat(keys.destroyKey(first).id()).isEqualTo(first);
        assertThatThrownBy(() -> manager.validateToken(old)).isInstanceOf(InvalidTokenException.class);
        assertThat(manager.validateToken(young).subject()).isEqualTo("somebody");
        assertThat(second.primary()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "HS256")
    void aCodecOfKeysThatWereDestroyedMeanwhileDoesNothing(TokenAlgorithm algorithm) {
        int id = keys.generateKeys(algorithm.purpose()).get(0).id();
        JwtCodec codec = NimbusJwt.codec(keys.snapshot(), algorithm.purpose(), Set.of(algorithm.purpose()), "at+jwt");
        String token = codec.sign(Map.of("a", 1));
        assertThat(keys.promoteKey(keys.rotateKeys(algorithm.purpose()).id()).primary())
                .isTrue();
        assertThat(keys.disableKey(id).id()).isEqualTo(id);
        assertThat(keys.destroyKey(id).id()).isEqualTo(id);
        assertThatThrownBy(() -> codec.verify(token))
                .isInstanceOf(JwtRefusedException.class)
                .hasMessageContaining("destroyed");
        assertThatThrownBy(() -> codec.sign(Map.of("a", 1))).isInstanceOf(KeyErasedException.class);
    }

    /** Keys are made and promoted under threads that issue and at once validate. */
    @ParameterizedTest
    @EnumSource
    void rotationUnderLoadFailsNobody(TokenAlgorithm algorithm) throws Exception {
        List<KeyInfo> made = new ArrayList<>(keys.generateKeys(algorithm.purpose()));
        TokenManager manager = manager(algorithm);
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                results.add(threads.submit(() -> {
                    int validated = 0;
                    while ((!done.get() || validated == 0) && validated < MOST_ROUNDS) {
                        IssuedTokens issued = manager.generateToken("somebody", Map.of());
                        started.countDown();
                        assertThat(manager.validateToken(issued.accessToken()).id())
                                .isEqualTo(issued.tokenId());
                        manager.revokeFamily(issued.familyId());
                        validated++;
                    }
                    return validated;
                }));
            }
            assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
            for (int rotation = 0; rotation < 30; rotation++) {
                made.add(keys.promoteKey(keys.rotateKeys(algorithm.purpose()).id()));
            }
            done.set(true);
            for (Future<Integer> result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(made).hasSize(31);
    }
}
