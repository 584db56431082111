// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the standards print. */
class PublishedVectorsTest {

    private static final String A1_KEY =
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
    private static final String A1_HEADER = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";
    private static final String A1_PAYLOAD =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final String A1_SIGNATURE = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @Test
    void rfc7515AppendixA1() throws Exception {
        assertThat(StrictJson.read("header", CanonicalBase64.decode("header", A1_HEADER)))
                .isEqualTo(Map.of("typ", "JWT", "alg", "HS256"));
        assertThat(StrictJson.read("payload", CanonicalBase64.decode("payload", A1_PAYLOAD)))
                .isEqualTo(Map.of("iss", "joe", "exp", 1_300_819_380L, "http://example.com/is_root", true));
        assertThat(new MACVerifier(Base64.getUrlDecoder().decode(A1_KEY))
                        .verify(
                                JWSHeader.parse(new Base64URL(A1_HEADER)),
                                ascii(A1_HEADER + "." + A1_PAYLOAD),
                                new Base64URL(A1_SIGNATURE)))
                .isTrue();
    }

    /** The key of RFC 7515 is longer than ours may be; this one is not. */
    @Test
    void rfc7520Section44() throws Exception {
        SigningKey key = SigningKey.of(
                KeyMaterial.of(
                        1,
                        KeyPurpose.HMAC_SIGNING,
                        Base64.getUrlDecoder().decode("hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg")),
                "at+jwt");
        byte[] input = ascii(
                "eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9.SXTigJlzIGEgZGFuZ2Vyb3V"
                        + "zIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBk"
                        + "b24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4");
        assertThat(key.verifies(input, new Base64URL("s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0")))
                .isTrue();
        assertThat(key.verifies(input, new Base64URL("s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p1")))
                .isTrue();
        assertThat(key.verifies(input, new Base64URL("S0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0")))
                .isFalse();
    }

    static Stream<Ed25519Pair> pairsOfRfc8037() {
        byte[] seed = Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
        return Stream.of(RuntimeEd25519.of(seed), Ed25519Pair.ofBouncyCastle(seed));
    }

    @ParameterizedTest
    @MethodSource("pairsOfRfc8037")
    void rfc8037AppendixA4(Ed25519Pair pair) throws Exception {
        JWSHeader header = new JWSHeader(JWSAlgorithm.EdDSA);
        byte[] input = ascii("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc");
        Base64URL signature =
                new Base64URL("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        assertThat(new Ed25519JwsSigner(pair).sign(header, input)).isEqualTo(signature);
        assertThat(new Ed25519JwsVerifier(pair).verify(header, input, signature))
                .isTrue();
        assertThat(new Ed25519JwsVerifier(pair).verify(header, ascii("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZQ"), signature))
                .isFalse();
    }

    record Vector(String seed, String message, String signature) {}

    /** Section 7.1, tests 1 to 3. */
    static Stream<Vector> rfc8032() {
        return Stream.of(
                new Vector(
                        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                        "",
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
                new Vector(
                        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                        "72",
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
                new Vector(
                        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                        "af82",
                        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));
    }

    @ParameterizedTest
    @MethodSource("rfc8032")
    void rfc8032Section71(Vector vector) throws Exception {
        HexFormat hex = HexFormat.of();
        byte[] message = hex.parseHex(vector.message);
        byte[] signature = hex.parseHex(vector.signature);
        byte[] seed = hex.parseHex(vector.seed);
        for (Ed25519Pair pair : new Ed25519Pair[] {RuntimeEd25519.of(seed), Ed25519Pair.ofBouncyCastle(seed)}) {
            assertThat(pair.sign(message)).isEqualTo(signature);
            assertThat(pair.verify(message, signature)).isTrue();
            byte[] other = signature.clone();
            other[40] ^= 1;
            assertThat(pair.verify(message, other)).isFalse();
            assertThat(pair.verify(message, new byte[64])).isFalse();
            assertThat(pair.verify(message, new byte[63])).isFalse();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
