// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PayloadProtectionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T10:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, Object> PARAMETERS = Map.of("query", "کتاب", "limit", 5);

    /** AES-256-GCM in the format of Tink, written down with the JDK alone. */
    private static final class TinkFormat implements PayloadCipher {
        private static final byte[] PREFIX = HexFormat.of().parseHex("010a0b0c0d");
        private final SecretKeySpec key;
        private final Random random;

        TinkFormat(byte[] key, long seed) {
            this.key = new SecretKeySpec(key, "AES");
            this.random = new Random(seed);
        }

        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
            byte[] iv = new byte[12];
            random.nextBytes(iv);
            return encrypt(iv, plaintext, associatedData);
        }

        byte[] encrypt(byte[] iv, byte[] plaintext, byte[] associatedData) {
            byte[] hidden = run(Cipher.ENCRYPT_MODE, iv, plaintext, associatedData);
            return ByteBuffer.allocate(PREFIX.length + iv.length + hidden.length)
                    .put(PREFIX)
                    .put(iv)
                    .put(hidden)
                    .array();
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
            byte[] iv = Arrays.copyOfRange(ciphertext, PREFIX.length, PREFIX.length + 12);
            return run(
                    Cipher.DECRYPT_MODE,
                    iv,
                    Arrays.copyOfRange(ciphertext, PREFIX.length + 12, ciphertext.length),
                    associatedData);
        }

        private byte[] run(int mode, byte[] iv, byte[] input, byte[] associatedData) {
            try {
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(mode, key, new GCMParameterSpec(128, iv));
                cipher.updateAAD(associatedData);
                return cipher.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final byte[] KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    private final PayloadProtection protection = PayloadProtection.of(new TinkFormat(KEY, 1), Set.of("query", "token"));

    private static DataRequest request(Map<String, Object> parameters) {
        return MessageSchemas.createDataRequest(
                "m", RequestPayload.builder("m").parameters(parameters).build(), Priority.DEFAULT, CLOCK);
    }

    private static DataResponse response(DataRequest request, ResponseStatus status, Object data) {
        return MessageSchemas.createDataResponse(
                request,
                ResponsePayload.builder(OperationType.FETCH_DATA, status, DataType.TEXT)
                        .data(data)
                        .build(),
                CLOCK);
    }

    @Test
    void namedParametersTravelHiddenAndComeBackEqual() {
        DataRequest request = request(PARAMETERS);
        DataRequest sealed = protection.seal(request);
        String wire = new String(sealed.toBytes(), StandardCharsets.UTF_8);
        assertThat(wire).doesNotContain("کتاب").contains("\"limit\":5").contains("\"sealed\":\"v1\"");
        assertThat(sealed.metadata()).isEqualTo(request.metadata());
        assertThat(protection.open(DataRequest.fromBytes(sealed.toBytes()))).isEqualTo(request);
        assertThat(protection.seal(request(Map.of("limit", 1))).payload().parameters())
                .isEqualTo(Map.of("limit", 1));
    }

    @Test
    void dataOfEveryShapeComesBackEqual() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", List.of(1, 2.5, true, "x"));
        object.put("nothing", null);
        for (Object data : List.of("text", 12, 1.5, true, List.of(1, "b"), object, Map.of("sealed", "v2"))) {
            DataResponse response = response(request(PARAMETERS), ResponseStatus.SUCCESS, data);
            DataResponse sealed = protection.seal(response);
            assertThat(sealed.payload().data()).isNotEqualTo(response.payload().data());
            assertThat(protection.open(DataResponse.fromBytes(sealed.toBytes())))
                    .isEqualTo(response);
        }
        DataResponse error = response(request(PARAMETERS), ResponseStatus.ERROR, null);
        assertThat(protection.seal(error)).isEqualTo(error);
        assertThat(protection.open(error)).isEqualTo(error);
    }

    @Test
    void refusesWhatIsInTheClearMovedChangedOrOfAnotherKey() {
        DataRequest one = request(PARAMETERS);
        DataRequest two = request(PARAMETERS);
        DataResponse sealed = protection.seal(response(one, ResponseStatus.SUCCESS, "data"));
        assertRefused(response(one, ResponseStatus.SUCCESS, "in the clear"));
        assertRefused(response(one, ResponseStatus.PARTIAL, "in the clear"));
        assertRefused(
                response(two, ResponseStatus.SUCCESS, sealed.payload().data().orElseThrow()));
        assertRefused(response(one, ResponseStatus.SUCCESS, Map.of("sealed", "v1", "value", "%%%")));
        assertRefused(response(one, ResponseStatus.SUCCESS, Map.of("sealed", "v1", "value", 5)));
        Map<?, ?> value = (Map<?, ?>) sealed.payload().data().orElseThrow();
        byte[] bytes = Base64.getDecoder().decode((String) value.get("value"));
        for (int bit = 5 * 8; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(response(
                    one,
                    ResponseStatus.SUCCESS,
                    Map.of("sealed", "v1", "value", Base64.getEncoder().encodeToString(changed))));
        }
        byte[] other = KEY.clone();
        other[0] = 9;
        DataResponse foreign = PayloadProtection.of(new TinkFormat(other, 2), Set.of())
                .seal(response(one, ResponseStatus.SUCCESS, "data"));
        assertRefused(foreign);
        assertThatThrownBy(() -> protection.open(one)).isInstanceOf(PayloadNotOpenedException.class);
    }

    private void assertRefused(DataResponse response) {
        assertThatThrownBy(() -> protection.open(response))
                .isInstanceOf(PayloadNotOpenedException.class)
                .hasMessageContaining(response.metadata().requestId())
                .hasMessageNotContaining("in the clear");
    }

    /** The vector of docs/security.md, for whoever writes the other side. */
    @Test
    void theFormatIsTheOneThatIsWrittenDown() {
        byte[] iv = HexFormat.of().parseHex("202122232425262728292a2b");
        byte[] hidden = new TinkFormat(KEY, 1)
                .encrypt(
                        iv,
                        "\"blue whale\"".getBytes(StandardCharsets.UTF_8),
                        "smartwhale/v1/req-1/parameters/query".getBytes(StandardCharsets.UTF_8));
        String value = Base64.getEncoder().encodeToString(hidden);
        assertThat(value).isEqualTo("AQoLDA0gISIjJCUmJygpKivwWMoFCbhtZnsQJ+wUAT3ngLM7+ztHcB+CVXB2");
        DataRequest travelled = DataRequest.fromBytes("""
                {"metadata": {"request_id": "req-1", "timestamp": "2026-01-02T10:00:00", "source": "m", \
                "destination": "data"}, "payload": {"operation": "fetch_data", "model_id": "m", "data_type": "text", \
                "parameters": {"query": {"sealed": "v1", "value": "%s"}}}}""".formatted(value).getBytes(StandardCharsets.UTF_8));
        assertThat(protection.open(travelled).payload().parameters()).isEqualTo(Map.of("query", "blue whale"));
    }

    @Test
    void namesWhatItRefuses() {
        assertThatThrownBy(() -> PayloadProtection.of(null, Set.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("cipher");
        assertThatThrownBy(() -> PayloadProtection.of(new TinkFormat(KEY, 1), null))
                .hasMessageContaining("parameters");
    }
}
