// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NimbusAgreementTest {

    @Test
    void collect() {
        TestTokens tokens = new TestTokens();
        TokenManager manager = tokens.manager(
                tokens.config().accepted(java.util.Set.of(TokenAlgorithm.values())));
        NimbusOracle oracle = new NimbusOracle(tokens.clock, 30);
        TokenMutations mutations = new TokenMutations(1, tokens.clock.instant().getEpochSecond());
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            TokenMutations.Mutant mutant = mutations.next();
            Optional<JWTClaimsSet> theirs = oracle.read(mutant.token());
            String ours;
            try {
                manager.validateToken(mutant.token());
                ours = "accept";
            } catch (InvalidTokenException e) {
                ours = tokens.lastReason();
            }
            tokens.events.clear();
            counts.merge((theirs.isPresent() == ours.equals("accept") ? "same " : "DIFF ") + (theirs.isPresent() ? "N+ " : "N- ") + mutant.kind() + " " + (theirs.isPresent() || ours.equals("accept") ? ours : ""), 1, Integer::sum);
        }
        counts.forEach((k, v) -> System.out.println("AG " + k + " " + v));
        assertThat(counts).isNotEmpty();
    }
}
