// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadCipherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T10:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, Object> PARAMETERS = Map.of("query", "نهنگ آبی", "limit", 5);

    @TempDir
    Path directory;

    /** A Data service: reads the keys that the models' side stored, and prints what was hidden. */
    static final class OtherSide {

        private OtherSide() {}

        public static void main(String[] args) throws IOException {
            try (KeyManager keys = manager(Path.of(args[0]))) {
                DataRequest request = DataRequest.fromBytes(Files.readAllBytes(Path.of(args[1])));
                Object query =
                        protection(keys).open(request).payload().parameters().get("query");
                Files.writeString(Path.of(args[2]), String.valueOf(query));
            }
        }
    }

    private static KeyManager manager(Path directory) {
        return KeyManager.create(KeyManagerConfig.builder()
                .store(directory.resolve("keys.json"), KekProvider.file(directory.resolve("kek")))
                .build());
    }

    private static PayloadProtection protection(KeySource keys) {
        return PayloadProtection.of(PayloadCipher.of(DataEncryptor.create(keys)), Set.of("query"));
    }

    private static DataRequest request() {
        return MessageSchemas.createDataRequest(
                "m", RequestPayload.builder("m").parameters(PARAMETERS).build(), Priority.DEFAULT, CLOCK);
    }

    private String openedByTheOtherSide(DataRequest sealed) throws IOException, InterruptedException {
        Path message = Files.write(directory.resolve("message.json"), sealed.toBytes());
        Path opened = directory.resolve("opened");
        Files.deleteIfExists(opened);
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherSide.class.getName(),
                        directory.toString(),
                        message.toString(),
                        opened.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(opened);
    }

    /** The vector of {@link PayloadProtectionTest} and docs/security.md. */
    @Test
    void opensTheVectorThatIsWrittenDown() {
        KeyMaterial key = KeyMaterial.of(
                0x0a0b0c0d,
                KeyPurpose.ENCRYPTION,
                HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
        DataRequest travelled = DataRequest.fromBytes("""
                {"metadata": {"request_id": "req-1", "timestamp": "2026-01-02T10:00:00", "source": "m", \
                "destination": "data"}, "payload": {"operation": "fetch_data", "model_id": "m", "data_type": "text", \
                "parameters": {"query": {"sealed": "v1", \
                "value": "AQoLDA0gISIjJCUmJygpKivwWMoFCbhtZnsQJ+wUAT3ngLM7+ztHcB+CVXB2"}}}}""".getBytes(StandardCharsets.UTF_8));
        assertThat(protection(KeySource.fixed(key)).open(travelled).payload().parameters())
                .isEqualTo(Map.of("query", "blue whale"));
    }

    @Test
    void anotherProcessOpensWhatWasSealedAlsoAfterARotation() throws Exception {
        assertThat(KekProvider.createFile(directory.resolve("kek")).id()).isNotEmpty();
        try (KeyManager keys = manager(directory)) {
            int old = keys.generateKeys(KeyPurpose.ENCRYPTION).get(0).id();
            PayloadProtection protection = protection(keys);
            DataRequest before = protection.seal(request());
            assertThat(new String(before.toBytes(), StandardCharsets.UTF_8)).doesNotContain("نهنگ");
            assertThat(openedByTheOtherSide(before)).isEqualTo("نهنگ آبی");
            keys.promoteKey(keys.rotateKeys(KeyPurpose.ENCRYPTION).id());
            DataRequest after = protection.seal(request());
            assertThat(openedByTheOtherSide(before)).isEqualTo("نهنگ آبی");
            assertThat(openedByTheOtherSide(after)).isEqualTo("نهنگ آبی");
            keys.disableKey(old);
            assertThat(protection.open(after).payload().parameters()).isEqualTo(PARAMETERS);
            assertThatThrownBy(() -> protection.open(before)).isInstanceOf(PayloadNotOpenedException.class);
            keys.destroyKey(old);
            assertThat(openedByTheOtherSide(after)).isEqualTo("نهنگ آبی");
        }
    }

    @Test
    void whatAnotherSetOfKeysSealedIsRefused() {
        KeyManager mine = KeyManager.create(KeyManagerConfig.defaults());
        KeyManager theirs = KeyManager.create(KeyManagerConfig.defaults());
        assertThat(mine.generateKeys(KeyPurpose.ENCRYPTION)).hasSize(1);
        assertThat(theirs.generateKeys(KeyPurpose.ENCRYPTION)).hasSize(1);
        DataRequest sealed = protection(theirs).seal(request());
        assertThatThrownBy(() -> protection(mine).open(sealed))
                .isInstanceOf(PayloadNotOpenedException.class)
                .hasMessageContaining(sealed.metadata().requestId());
        assertThatThrownBy(() -> PayloadCipher.of(null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("encryptor");
    }
}
