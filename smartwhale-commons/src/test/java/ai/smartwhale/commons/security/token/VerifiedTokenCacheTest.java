// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import ai.smartwhale.commons.security.nimbus.RawJws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifiedTokenCacheTest {

    private final TestTokens tokens = new TestTokens();
    private final TokenManager manager = tokens.manager();
    private final KeyMaterial next = KeyMaterial.of(73, KeyPurpose.HMAC_SIGNING, RawJws.seed(13));

    private void assertRefused(String token, String reason) {
        assertThatThrownBy(() -> manager.validateToken(token)).isInstanceOf(InvalidTokenException.class);
        assertThat(tokens.lastReason()).contains(reason);
    }

    @Test
    void whatWasVerifiedIsNotVerifiedAgain() {
        String token = manager.generateToken("somebody", Map.of()).accessToken();
        VerifiedToken first = manager.validateToken(token);
        assertThat(manager.validateToken(new StringBuilder(token).toString())).isSameAs(first);
        TokenManager forgetful = tokens.manager(tokens.config().cachedTokens(0));
        assertThat(forgetful.validateToken(token)).isEqualTo(first).isNotSameAs(forgetful.validateToken(token));
    }

    @Test
    void aKeyThatIsDisabledNoLongerHoldsForWhatIsRemembered() {
        String token = manager.generateToken("somebody", Map.of()).accessToken();
        VerifiedToken first = manager.validateToken(token);
        tokens.change(KeySnapshot.of(2, List.of(next), List.of(TestTokens.HMAC)));
        assertThat(manager.validateToken(token)).isEqualTo(first);
        tokens.change(KeySnapshot.of(3, List.of(next), List.of()));
        assertRefused(token, "names no key");
        tokens.change(KeySnapshot.of(4, List.of(next), List.of(TestTokens.HMAC)));
        assertThat(manager.validateToken(token)).isEqualTo(first);
    }

    @Test
    void anotherKeyOfTheSameIdDoesNotHoldForWhatIsRemembered() {
        String token = manager.generateToken("somebody", Map.of()).accessToken();
        assertThat(manager.validateToken(token)).isNotNull();
        KeyMaterial sameId = KeyMaterial.of(71, KeyPurpose.HMAC_SIGNING, RawJws.seed(14));
        tokens.change(KeySnapshot.of(1, List.of(sameId), List.of()));
        assertRefused(token, "not that of its key 71");
    }

    @Test
    void whatIsRememberedExpires() {
        String token = manager.generateToken("somebody", Map.of()).accessToken();
        assertThat(manager.validateToken(token)).isNotNull();
        tokens.clock.advance(Duration.ofSeconds(15 * 60 + 30));
        assertRefused(token, "expired");
    }

    @Test
    void whatIsRememberedCanBeRevoked() {
        String token = manager.generateToken("somebody", Map.of()).accessToken();
        manager.revokeToken(manager.validateToken(token));
        assertRefused(token, "revoked");
        IssuedTokens other = manager.generateToken("somebody", Map.of());
        assertThat(manager.validateToken(other.accessToken())).isNotNull();
        manager.revokeFamily(other.familyId());
        assertRefused(other.accessToken(), "revoked");
    }

    @Test
    void aTokenThatDiffersInAnythingIsAnother() {
        String token = manager.generateToken("somebody", Map.of()).accessToken();
        assertThat(manager.validateToken(token)).isNotNull();
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThatThrownBy(() -> manager.validateToken(changed)).isInstanceOf(InvalidTokenException.class);
        }
    }

    /** More tokens than places: each is answered rightly, remembered or not, and there are never more than places. */
    @Test
    void itKeepsToItsBound() {
        Object keys = new Object();
        for (int places : new int[] {1, 2, 3, 4, 5, 64, 1000}) {
            VerifiedTokenCache cache = new VerifiedTokenCache(places);
            int tokensPut = 4 * places;
            int displaced = 0;
            for (int i = 0; i < tokensPut; i++) {
                displaced += cache.put(VerifiedTokenCache.hashOf("token " + i), keys, verified(i)) ? 1 : 0;
            }
            int found = 0;
            for (int i = 0; i < tokensPut; i++) {
                VerifiedToken known = cache.find(VerifiedTokenCache.hashOf("token " + i), keys);
                if (known != null) {
                    found++;
                    assertThat(known.id()).isEqualTo(Integer.toString(i));
                }
                assertThat(cache.find(VerifiedTokenCache.hashOf("token " + i), new Object()))
                        .isNull();
            }
            assertThat(found).isBetween(1, places).isEqualTo(tokensPut - displaced);
            cache.clear();
            assertThat(cache.find(VerifiedTokenCache.hashOf("token " + (tokensPut - 1)), keys))
                    .isNull();
        }
    }

    private static VerifiedToken verified(int id) {
        return new VerifiedToken(
                Integer.toString(id), "x", "x", "x", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Map.of());
    }
}
