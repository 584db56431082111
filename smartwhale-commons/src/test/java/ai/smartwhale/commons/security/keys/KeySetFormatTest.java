// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySetFormatTest {

    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final KekProvider KEK = kek(1);

    private final KeySet keys = KeySet.empty()
            .with(key(71, KeyPurpose.ENCRYPTION), THEN)
            .with(key(72, KeyPurpose.ENCRYPTION), THEN)
            .with(key(9, KeyPurpose.HMAC_SIGNING), THEN)
            .with(key(Integer.MAX_VALUE, KeyPurpose.ENCRYPTION), THEN)
            .disable(72)
            .disable(Integer.MAX_VALUE)
            .destroy(Integer.MAX_VALUE)
            .withUses(info -> info.id() == 71 ? 12 : 0);

    private static KekProvider kek(int seed) {
        String text = Base64.getEncoder().encodeToString(bytes(seed));
        return KekProvider.environment("KEK", name -> text);
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[KeyPurpose.KEY_BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static KeyMaterial key(int id, KeyPurpose purpose) {
        return KeyMaterial.of(id, purpose, bytes(id));
    }

    private static KeySetFault faultOf(byte[] text, KekProvider kek) {
        try {
            KeySetFormat.read(text, kek);
        } catch (KeySetException e) {
            assertThat(e.getMessage()).doesNotContain(Base64.getEncoder().encodeToString(bytes(71)));
            return e.fault();
        }
        throw new AssertionError("read " + new String(text, StandardCharsets.UTF_8));
    }

    @Test
    void whatWasWrittenIsReadEqual() {
        KeySet read = KeySetFormat.read(KeySetFormat.write(keys, KEK), KEK);
        assertThat(read.revision()).isEqualTo(keys.revision());
        assertThat(read.infos()).isEqualTo(keys.infos());
        assertThat(read.snapshot().find(71).orElseThrow().copyOfBytes()).isEqualTo(bytes(71));
        assertThat(read.enable(72).snapshot().find(72).orElseThrow().copyOfBytes())
                .isEqualTo(bytes(72));
        assertThat(KeySetFormat.read(KeySetFormat.write(KeySet.empty(), KEK), KEK)
                        .infos())
                .isEmpty();
    }

    @Test
    void theLargestSetFits() {
        List<KeyInfo> infos = new ArrayList<>();
        List<KeyMaterial> materials = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int id = Integer.MAX_VALUE - 10_000 + i;
            infos.add(new KeyInfo(
                    id,
                    KeyPurpose.STREAM_ENCRYPTION,
                    KeyStatus.DISABLED,
                    false,
                    Instant.parse("2026-01-02T03:04:05.123456789Z"),
                    1L << 32));
            materials.add(key(id, KeyPurpose.STREAM_ENCRYPTION));
        }
        byte[] text = KeySetFormat.write(KeySet.of(Long.MAX_VALUE, infos, materials), KEK);
        assertThat(KeySetFormat.read(text, KEK).infos()).isEqualTo(infos);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"revision\" : 7', '\"revision\" : 8', TAMPERED",
        "'\"used\" : 12', '\"used\" : 0', TAMPERED",
        "DISABLED, ENABLED, TAMPERED",
        "DISABLED, DESTROYED, TAMPERED",
        "HMAC_SIGNING, ED25519_SIGNING, TAMPERED",
        "2026-01-02, 2026-01-03, TAMPERED",
        "'\"id\" : 71', '\"id\" : 70', TAMPERED",
        "'\"id\" : 71', '\"id\" : 72', MALFORMED",
        "'\"id\" : 71', '\"id\" : 0', MALFORMED",
        "'\"id\" : 71', '\"id\" : -71', MALFORMED",
        "'\"id\" : 71', '\"id\" : 4294967297', MALFORMED",
        "'\"id\" : 71', '\"id\" : 71.5', MALFORMED",
        "'\"id\" : 71', '\"id\" : \"71\"', MALFORMED",
        "HMAC_SIGNING, SIGNING, MALFORMED",
        "'\"primary\" : true', '\"primary\" : 1', MALFORMED",
        "2026-01-02, 2026-13-02, MALFORMED",
        "'\"version\" : 1', '\"version\" : 2', UNKNOWN_VERSION",
        "'\"version\" : 1', '\"version\" : 2, \"more\" : 0', UNKNOWN_VERSION",
        "'\"version\" : 1', '\"version\" : 1, \"more\" : 0', MALFORMED",
        "'\"version\" : 1', '\"version\" : 1, \"version\" : 1', MALFORMED",
        "smartwhale-keyset, other-keyset, MALFORMED",
        "'\"secrets\" : \"', '\"secrets\" : \"%', MALFORMED",
    })
    void everyMemberIsBound(String from, String to, KeySetFault fault) {
        String text = new String(KeySetFormat.write(keys, KEK), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        assertThat(faultOf(
                        text.replaceFirst(java.util.regex.Pattern.quote(from), to)
                                .getBytes(StandardCharsets.UTF_8),
                        KEK))
                .isEqualTo(fault);
    }

    @Test
    void aChangedByteIsNeverReadAsAnotherSet() {
        byte[] text = KeySetFormat.write(keys, KEK);
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] changed = text.clone();
            changed[random.nextInt(text.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                KeySet read = KeySetFormat.read(changed, KEK);
                // White space may be another, and time may be written in another way.
                assertThat(read.infos()).isEqualTo(keys.infos());
                assertThat(read.allBytes()).isEqualTo(keys.allBytes());
                assertThat(read.revision()).isEqualTo(keys.revision());
            } catch (KeySetException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2000);
    }

    @Test
    void garbageIsMalformedAndNotQuoted() {
        for (String text :
                List.of("", " ", "null", "[]", "7", "\"secret\"", "{", "{}", "{\"format\":7}", "[".repeat(5000))) {
            assertThat(faultOf(text.getBytes(StandardCharsets.UTF_8), KEK)).isEqualTo(KeySetFault.MALFORMED);
        }
        String secret = "hunter2-hunter2";
        assertThatThrownBy(() -> KeySetFormat.read(secret.getBytes(StandardCharsets.UTF_8), KEK))
                .hasMessageNotContaining(secret)
                .hasNoCause();
        assertThat(faultOf(new byte[KeySetFormat.MOST_BYTES + 1], KEK)).isEqualTo(KeySetFault.MALFORMED);
    }

    @Test
    void anotherKekIsToldFromDamage() {
        byte[] text = KeySetFormat.write(keys, KEK);
        assertThat(faultOf(text, kek(2))).isEqualTo(KeySetFault.OTHER_KEK);
        KekProvider liar = new KekProvider() {
            @Override
            public String id() {
                return KEK.id();
            }

            @Override
            public byte[] wrap(byte[] plaintext, byte[] associatedData) {
                return kek(2).wrap(plaintext, associatedData);
            }

            @Override
            public byte[] unwrap(byte[] wrapped, byte[] associatedData) {
                return kek(2).unwrap(wrapped, associatedData);
            }
        };
        assertThat(faultOf(text, liar)).isEqualTo(KeySetFault.TAMPERED);
    }

    @Test
    void aProviderThatGivesTheWrongLengthIsNotBelieved() {
        byte[] text = KeySetFormat.write(keys, KEK);
        KekProvider shortened = new KekProvider() {
            @Override
            public String id() {
                return KEK.id();
            }

            @Override
            public byte[] wrap(byte[] plaintext, byte[] associatedData) {
                return plaintext;
            }

            @Override
            public byte[] unwrap(byte[] wrapped, byte[] associatedData) {
                return Arrays.copyOf(wrapped, 33);
            }
        };
        assertThat(faultOf(text, shortened)).isEqualTo(KeySetFault.MALFORMED);
    }
}
