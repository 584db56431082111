// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.security;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeySource;
import ai.smartwhale.commons.security.token.IssuedTokens;
import ai.smartwhale.commons.security.token.TokenAlgorithm;
import ai.smartwhale.commons.security.token.TokenManager;
import ai.smartwhale.commons.security.token.TokenManagerConfig;
import ai.smartwhale.commons.security.token.VerifiedToken;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Validating an access token, beside Nimbus with the same demands on it. The Ed25519 of Nimbus is that of Tink, ours
 * that of Bouncy Castle.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenBenchmark {

    private static final String ISSUER = "https://auth.example.com";
    private static final String AUDIENCE = "balance";

    /** How tokens are signed. */
    @Param({"HS256", "EDDSA"})
    public TokenAlgorithm algorithm = TokenAlgorithm.HS256;

    private TokenManager remembering = manager(TokenAlgorithm.HS256, 4_096);
    private TokenManager forgetting = manager(TokenAlgorithm.HS256, 0);
    private NimbusReader nimbus = new NimbusReader(seed(), TokenAlgorithm.HS256, ISSUER, AUDIENCE);
    private String token = "";

    private static byte[] seed() {
        byte[] seed = new byte[32];
        new Random(1).nextBytes(seed);
        return seed;
    }

    private static TokenManager manager(TokenAlgorithm algorithm, int cached) {
        return TokenManager.create(
                KeySource.fixed(KeyMaterial.of(NimbusReader.KEY_ID, algorithm.purpose(), seed())),
                TokenManagerConfig.builder(ISSUER, AUDIENCE)
                        .algorithm(algorithm)
                        .cachedTokens(cached)
                        .build());
    }

    /** Issues a token. */
    @Setup
    public void prepare() {
        remembering = manager(algorithm, 4_096);
        forgetting = manager(algorithm, 0);
        nimbus = new NimbusReader(seed(), algorithm, ISSUER, AUDIENCE);
        token = issue().accessToken();
    }

    /** Closes the managers. */
    @TearDown
    public void close() {
        remembering.close();
        forgetting.close();
    }

    private IssuedTokens issue() {
        return forgetting.generateToken("model-7", Map.of("roles", List.of("reader", "planner"), "tenant", 7));
    }

    /**
     * Ours, remembering nothing.
     *
     * @return what the token says
     */
    @Benchmark
    public VerifiedToken validate() {
        return forgetting.validateToken(token);
    }

    /**
     * Ours, remembering the token by its hash.
     *
     * @return what the token says
     */
    @Benchmark
    public VerifiedToken validateRemembered() {
        return remembering.validateToken(token);
    }

    /**
     * Nimbus.
     *
     * @return what the token says
     */
    @Benchmark
    public JWTClaimsSet validateByNimbus() {
        return nimbus.read(token);
    }
}
