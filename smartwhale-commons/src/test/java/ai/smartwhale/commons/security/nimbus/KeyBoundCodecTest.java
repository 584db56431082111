// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import com.google.crypto.tink.subtle.Ed25519Sign;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyBoundCodecTest {

    private static final String HEADER = "{\"kid\":\"7\",\"typ\":\"at+jwt\",\"alg\":\"HS256\"}";
    private static final String PAYLOAD = "{\"sub\":\"somebody\",\"n\":1}";
    private static final byte[] SECRET = RawJws.seed(1);
    private static final byte[] SEED = RawJws.seed(2);
    private static final KeyMaterial HMAC = KeyMaterial.of(7, KeyPurpose.HMAC_SIGNING, SECRET);
    private static final KeyMaterial EDWARDS = KeyMaterial.of(8, KeyPurpose.ED25519_SIGNING, SEED);
    private static final JwtCodec CODEC = codec(
            KeySnapshot.of(1, List.of(HMAC, EDWARDS), List.of()), KeyPurpose.HMAC_SIGNING, KeyPurpose.ED25519_SIGNING);

    private static JwtCodec codec(KeySnapshot keys, KeyPurpose... accepted) {
        return NimbusJwt.codec(keys, accepted[0], Set.of(accepted), "at+jwt");
    }

    private static void assertRefused(String token, String reason) {
        assertThatThrownBy(() -> CODEC.verify(token))
                .isInstanceOf(JwtRefusedException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"HMAC_SIGNING", "ED25519_SIGNING"})
    void whatIsSignedIsRead(KeyPurpose purpose) throws Exception {
        Map<String, Object> claims = Map.of(
                "text",
                "ژاله \"\\\u0000 \uD83D\uDC33",
                "whole",
                Long.MIN_VALUE,
                "large",
                BigInteger.TWO.pow(200),
                "part",
                0.1,
                "truth",
                true,
                "list",
                List.of(1L, List.of(), "x"),
                "map",
                Map.of("deep", Map.of("deeper", false)));
        JwtCodec codec = codec(KeySnapshot.of(1, List.of(HMAC, EDWARDS), List.of()), purpose);
        assertThat(codec.verify(codec.sign(claims))).isEqualTo(claims);
    }

    @Test
    void othersReadWhatIsSigned() {
        assertThat(CODEC.sign(Map.of("sub", "x"))).isEqualTo(RawJws.hs256(SECRET, HEADER, "{\"sub\":\"x\"}"));
        JwtCodec edwards = codec(KeySnapshot.of(1, List.of(EDWARDS), List.of()), KeyPurpose.ED25519_SIGNING);
        assertThat(edwards.sign(Map.of("sub", "x")))
                .isEqualTo(
                        RawJws.edDsa(SEED, "{\"kid\":\"8\",\"typ\":\"at+jwt\",\"alg\":\"EdDSA\"}", "{\"sub\":\"x\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADER,
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}",
                " {\"alg\" : \"HS256\", \"kid\":\"7\",\"typ\":\"AT+JWT\"}\r\n",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"application/at+jwt\"}",
                "{\"alg\":\"\\u0048S256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}"
            })
    void headersOfOthersAreRead(String header) throws Exception {
        assertThat(CODEC.verify(RawJws.hs256(SECRET, header, PAYLOAD))).isEqualTo(Map.of("sub", "somebody", "n", 1L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"alg\":\"none\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|not one of a signed token",
                "{\"alg\":\"None\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|another algorithm",
                "{\"alg\":\"HS384\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|another algorithm",
                "{\"alg\":\"hs256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|another algorithm",
                "{\"alg\":\"HS256\",\"kid\":\"8\",\"typ\":\"at+jwt\"}|another algorithm",
                "{\"alg\":\"EdDSA\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|another algorithm",
                "{\"alg\":\"RS256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|another algorithm",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}|names no key",
                "{\"alg\":\"HS256\",\"kid\":\"9\",\"typ\":\"at+jwt\"}|names no key",
                "{\"alg\":\"HS256\",\"kid\":\"07\",\"typ\":\"at+jwt\"}|names no key",
                "{\"alg\":\"HS256\",\"kid\":\"../7\",\"typ\":\"at+jwt\"}|names no key",
                "{\"alg\":\"HS256\",\"kid\":7,\"typ\":\"at+jwt\"}|not one of a signed token",
                "{\"alg\":7,\"kid\":\"7\",\"typ\":\"at+jwt\"}|not one of a signed token",
                "{\"kid\":\"7\",\"typ\":\"at+jwt\"}|not one of a signed token",
                "{\"alg\":\"HS256\",\"kid\":\"7\"}|type is not at+jwt",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"JWT\"}|type is not at+jwt",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"rt+jwt\"}|type is not at+jwt",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\",\"crit\":[\"exp\"]}|members other",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\",\"b64\":false,\"crit\":[\"b64\"]}|members other",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\",\"jku\":\"https://a.example/keys\"}|members other",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}|members other",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\",\"x5u\":\"https://a.example/c\"}|members other",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\",\"x5c\":[\"AA==\"]}|members other",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\",\"zip\":\"DEF\"}|members other",
                "{\"alg\":\"none\",\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|member twice",
                "{\"alg\":\"HS256\",\"kid\":\"9\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|member twice",
                "{\"alg\":null,\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|member twice",
                "{\"alg\":\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}{}|something behind",
                "[]|not a JSON object",
                "{alg:\"HS256\",\"kid\":\"7\",\"typ\":\"at+jwt\"}|not strict JSON"
            })
    void headersThatAskForSomethingElseAreRefusedThoughTheSignatureFits(String header, String reason) {
        assertRefused(RawJws.hs256(SECRET, header, PAYLOAD), reason);
    }

    @Test
    void aPublicKeyIsNoSecret() throws Exception {
        byte[] publicKey = Ed25519Sign.KeyPair.newKeyPairFromSeed(SEED).getPublicKey();
        assertRefused(
                RawJws.hs256(publicKey, "{\"alg\":\"HS256\",\"kid\":\"8\",\"typ\":\"at+jwt\"}", PAYLOAD),
                "another algorithm");
        assertRefused(
                RawJws.hs256(publicKey, "{\"alg\":\"EdDSA\",\"kid\":\"8\",\"typ\":\"at+jwt\"}", PAYLOAD),
                "not that of its key 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1,'a':1}|member twice",
                "{'a':null,'a':1}|member twice",
                "{'a':1,'a':null}|member twice",
                "{'a':null,'a':null}|member twice",
                "{'a':{'b':1,'b':2}}|member twice",
                "{'a':[null]}|list with a null",
                "{'a':1e999}|too large",
                "{'a':NaN}|not strict JSON",
                "{'a':01}|not strict JSON",
                "{'a':1,}|not strict JSON",
                "{'a':1}x|not strict JSON",
                "{'a':1} {}|something behind",
                "{'a':1|not strict JSON",
                "{'a':1}//|not strict JSON",
                "'a'|not a JSON object",
                "{'a':[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}|not strict JSON",
                "{'a':11111111111111111111111111111111111111111111111111111111111111111}|not strict JSON"
            })
    void claimsThatAreNotStrictJsonAreRefusedThoughTheSignatureFits(String claims, String reason) {
        assertRefused(RawJws.hs256(SECRET, HEADER, claims.replace('\'', '"')), reason);
    }

    @Test
    void claimsThatAreNotInUtf8AreRefused() throws Exception {
        String header = RawJws.base64(HEADER);
        for (byte[] bytes : List.of(
                "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE),
                "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                new byte[0])) {
            String token = RawJws.hs256OfParts(SECRET, header, RawJws.base64(bytes));
            assertThatThrownBy(() -> CODEC.verify(token)).isInstanceOf(JwtRefusedException.class);
        }
        byte[] replacement = "{\"a\":\"\uFFFD\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(CODEC.verify(RawJws.hs256OfParts(SECRET, header, RawJws.base64(replacement))))
                .isEqualTo(Map.of("a", "\uFFFD"));
    }

    @Test
    void membersThatAreNullAreLeftOut() throws Exception {
        assertThat(CODEC.verify(RawJws.hs256(SECRET, HEADER, "{\"a\":null,\"b\":{\"c\":null}}")))
                .isEqualTo(Map.of("b", Map.of()));
    }

    @Test
    void aTokenHasOneSpelling() {
        String token = RawJws.hs256(SECRET, HEADER, PAYLOAD);
        String[] parts = token.split("\\.", -1);
        assertRefused("", "three parts");
        assertRefused("..", "three parts");
        assertRefused(parts[0] + "." + parts[1], "three parts");
        assertRefused(parts[0] + "." + parts[1] + ".", "three parts");
        assertRefused(token + ".", "three parts");
        assertRefused(token + "." + parts[2], "three parts");
        assertRefused("." + parts[1] + "." + parts[2], "three parts");
        assertRefused(token + "=", "padded");
        assertRefused(token + "\n", "base64url");
        assertRefused(" " + token, "base64url");
        assertRefused(token.substring(0, token.length() - 1) + ' ', "base64url");
        assertRefused(parts[0] + "=." + parts[1] + "." + parts[2], "base64url");
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        String sameBits = token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
        assertRefused(sameBits, "canonical");
        assertRefused(RawJws.hs256OfParts(SECRET, parts[0] + "==", parts[1]), "padded");
        assertRefused(RawJws.hs256OfParts(SECRET, parts[0], parts[1] + "*"), "base64url");
        assertRefused(token + "\u0141", "base64url");
    }

    @Test
    void keysThatMayNotBeUsedAreUnknown() throws Exception {
        KeyMaterial next = KeyMaterial.of(9, KeyPurpose.HMAC_SIGNING, RawJws.seed(3));
        String token = CODEC.sign(Map.of("a", 1));
        JwtCodec rotated = codec(KeySnapshot.of(2, List.of(next), List.of(HMAC)), KeyPurpose.HMAC_SIGNING);
        assertThat(rotated.verify(token)).containsEntry("a", 1L);
        assertThat(rotated.sign(Map.of("a", 1))).isNotEqualTo(token);
        JwtCodec without = codec(KeySnapshot.of(3, List.of(next), List.of()), KeyPurpose.HMAC_SIGNING);
        assertThatThrownBy(() -> without.verify(token)).hasMessageContaining("names no key");
        JwtCodec ofEdwards = codec(KeySnapshot.of(4, List.of(HMAC, EDWARDS), List.of()), KeyPurpose.ED25519_SIGNING);
        assertThatThrownBy(() -> ofEdwards.verify(token)).hasMessageContaining("names no key");
    }

    @Test
    void withoutAPrimaryKeyNothingIsSigned() {
        JwtCodec codec = codec(KeySnapshot.of(1, List.of(), List.of(HMAC)), KeyPurpose.HMAC_SIGNING);
        assertThatThrownBy(() -> codec.sign(Map.of())).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void claimsThatNoTokenCanSayAreRefused() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);
        Map<Object, Object> deep = new HashMap<>();
        deep.put("self", deep);
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                withNull,
                Map.of("a", Double.NaN),
                Map.of("a", Double.POSITIVE_INFINITY),
                Map.of("a", new Object()),
                Map.of("a", 'c'),
                Map.of("a", "\uD83D"),
                Map.of("a\uDC33", "x"),
                Map.of("a", BigInteger.TWO.pow(209)),
                Map.of("a", Map.of(1, 2)),
                Map.of("a", deep))) {
            assertThatThrownBy(() -> CODEC.sign(claims)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void purposesThatDoNotSignAreRefused() {
        KeySnapshot keys = KeySnapshot.of(1, List.of(HMAC), List.of());
        assertThatThrownBy(() -> codec(keys, KeyPurpose.ENCRYPTION)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> NimbusJwt.codec(keys, KeyPurpose.HMAC_SIGNING, Set.of(), "at+jwt"))
                .isInstanceOf(InvalidValueException.class);
    }
}
