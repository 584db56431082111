// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.DataEncryptorConfig;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.commons.security.TestThreads;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {

    @TempDir
    Path directory;

    private List<String> lines() throws IOException {
        return Files.readAllLines(directory.resolve("audit.jsonl"));
    }

    private AuditTrail open() {
        return AuditTrail.open(directory.resolve("audit.jsonl"));
    }

    @Test
    void writesALineForEachEventBeforeItReturns() throws IOException {
        try (AuditTrail trail = open()) {
            trail.record(new SecurityEvent(
                    TestEvents.THEN,
                    SecurityEventType.ACCESS,
                    Optional.of("نهنگ"),
                    "topic \"a\"\n{\"seq\":2}",
                    false,
                    "no \u202egrant\u2028",
                    Map.of("b", "2", "a", "1")));
            assertThat(lines()).hasSize(1);
            JsonNode line = new ObjectMapper().readTree(lines().get(0));
            assertThat(line.path("seq").asLong()).isEqualTo(1);
            assertThat(line.path("prev").asText()).isEqualTo(AuditHead.START.hash());
            assertThat(line.path("at").asText()).isEqualTo(TestEvents.THEN.toString());
            assertThat(line.path("principal").asText()).isEqualTo("نهنگ");
            assertThat(line.path("subject").asText()).isEqualTo("topic \"a\"\n{\"seq\":2}");
            assertThat(line.path("reason").asText()).isEqualTo("no \u202egrant\u2028");
            assertThat(line.path("details").toString()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
            assertThat(line.path("hash").asText()).isEqualTo(trail.head().hash());
            assertThat(lines().get(0)).matches("\\p{ASCII}+");
            trail.record(TestEvents.event(2));
            assertThat(new ObjectMapper().readTree(lines().get(1)).path("prev").asText())
                    .isEqualTo(line.path("hash").asText());
            assertThat(trail.verify()).isEqualTo(new AuditReport(2, trail.head(), Optional.empty()));
            assertThat(trail.failures()).isZero();
        }
        for (String name : List.of("audit.jsonl", "audit.jsonl.head", "audit.jsonl.lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        AuditHead head;
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 3);
            head = trail.head();
        }
        try (AuditTrail trail = open()) {
            assertThat(trail.head()).isEqualTo(head);
            TestEvents.record(trail, 2);
            assertThat(trail.head().sequence()).isEqualTo(5);
            assertThat(trail.verify(head).isIntact()).isTrue();
        }
        assertThat(lines()).hasSize(5);
        assertThat(TestEvents.verify(directory).isIntact()).isTrue();
    }

    @Test
    void isOpenOnceAndNotCheckedFromOutsideMeanwhile() {
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 1);
            assertThatThrownBy(this::open).isInstanceOf(AuditTrailException.class);
            assertThatThrownBy(() -> TestEvents.verify(directory))
                    .isInstanceOf(AuditTrailException.class)
                    .hasMessageContaining("open");
        }
        assertThat(TestEvents.verify(directory).events()).isEqualTo(1);
        open().close();
    }

    @Test
    void manyThreadsWriteOneChain() throws IOException {
        try (AuditTrail trail = AuditTrail.open(
                directory.resolve("audit.jsonl"),
                AuditTrailConfig.builder().fileBytes(16 << 10).build())) {
            List<FutureTask<Boolean>> threads = IntStream.range(0, 4)
                    .mapToObj(thread -> TestThreads.start(() -> {
                        boolean intact = true;
                        for (int i = 0; i < 500; i++) {
                            trail.record(TestEvents.event(thread * 1000 + i));
                            if (i % 100 == 0) {
                                intact &= trail.verify().isIntact();
                            }
                        }
                        return intact;
                    }))
                    .toList();
            assertThat(threads.stream().map(TestThreads::await)).containsOnly(true);
            assertThat(trail.head().sequence()).isEqualTo(2000);
            assertThat(trail.verify()).isEqualTo(new AuditReport(2000, trail.head(), Optional.empty()));
            assertThat(trail.failures()).isZero();
        }
        assertThat(Files.list(directory).count()).isGreaterThan(10);
        AuditReport report =
                AuditTrail.verify(directory.resolve("audit.jsonl"), AuditTrailConfig.defaults(), AuditHead.START);
        assertThat(report.events()).isEqualTo(2000);
        assertThat(report.isIntact()).isTrue();
    }

    @Test
    void aThreadThatIsInterruptedDoesNotCloseTheFileForOthers() {
        try (AuditTrail trail = open()) {
            Thread.currentThread().interrupt();
            TestEvents.record(trail, 2);
            assertThat(Thread.interrupted()).isTrue();
            TestEvents.record(trail, 1);
            assertThat(trail.failures()).isZero();
            assertThat(trail.verify().events()).isEqualTo(3);
        }
    }

    @Test
    void whatIsTooLongIsShortenedAndStaysOneLine() throws IOException {
        AuditTrailConfig config =
                AuditTrailConfig.builder().recordBytes(8 << 10).build();
        try (AuditTrail trail = AuditTrail.open(directory.resolve("audit.jsonl"), config)) {
            String lonely = "\ud83d".repeat(5000);
            trail.record(new SecurityEvent(
                    TestEvents.THEN,
                    SecurityEventType.TOKEN,
                    Optional.of(lonely),
                    "x".repeat(1 << 20),
                    false,
                    "\u0000\n".repeat(100_000),
                    Map.of("k", "v".repeat(1 << 20))));
            trail.record(new SecurityEvent(
                    TestEvents.THEN, SecurityEventType.TOKEN, Optional.empty(), "\ud83d", true, "\udc0b", Map.of()));
            assertThat(trail.failures()).isZero();
            assertThat(trail.verify().isIntact()).isTrue();
        }
        assertThat(lines()).hasSize(2).allMatch(line -> line.length() < 8 << 10);
        assertThat(lines().get(0)).contains("shortened", "it had 1 details");
    }

    @Test
    void afterClosingEventsAreCountedAsLost() {
        AuditTrail trail = open();
        trail.close();
        trail.close();
        trail.record(TestEvents.event(1));
        trail.record(null);
        assertThat(trail.failures()).isEqualTo(2);
        assertThatThrownBy(trail::head).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(trail::verify).isInstanceOf(IllegalStateException.class);
    }

    /** Everything that keys and encryption tell, with the keys, what they encrypted and the result at hand. */
    @Test
    void holdsNoSecretsOfThoseWhoTellIt() throws IOException {
        byte[] secret = "a secret of nobody's business".getBytes(StandardCharsets.UTF_8);
        byte[] key;
        byte[] kekText;
        byte[] sealed;
        try (AuditTrail trail = open();
                KeyManager keys = KeyManager.create(KeyManagerConfig.builder()
                        .store(directory.resolve("keys.json"), KekProvider.createFile(directory.resolve("kek")))
                        .audit(trail)
                        .build())) {
            keys.generateKeys();
            DataEncryptor encryptor = DataEncryptor.create(
                    keys, DataEncryptorConfig.builder().audit(trail).build());
            sealed = encryptor.encryptData(secret, secret);
            sealed[sealed.length - 1] ^= 1;
            assertThat(encryptor.verifyIntegrity(sealed, secret).isIntact()).isFalse();
            key = keys.snapshot().primary(KeyPurpose.ENCRYPTION).orElseThrow().copyOfBytes();
            kekText = Files.readAllBytes(directory.resolve("kek"));
            keys.storeKeys();
            keys.loadKeys();
        }
        String trail = String.join("\n", lines());
        assertThat(trail).contains("\"action\":\"generate\"", "\"action\":\"verify\"", "\"action\":\"store\"");
        for (byte[] hidden : List.of(secret, key, kekText, sealed)) {
            assertThat(trail)
                    .doesNotContain(new String(hidden, StandardCharsets.ISO_8859_1))
                    .doesNotContain(HexFormat.of().formatHex(hidden))
                    .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(hidden));
        }
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> AuditTrail.open(directory.resolve("none/audit.jsonl")))
                .isInstanceOf(AuditTrailException.class)
                .hasMessageContaining("audit.jsonl");
        assertThatThrownBy(() -> AuditTrail.open(null)).isInstanceOf(InvalidValueException.class);
        AuditTrailConfig.Builder builder = AuditTrailConfig.builder();
        assertThatThrownBy(() -> builder.fileBytes(1).build()).hasMessageContaining("fileBytes");
        builder.fileBytes(1 << 20);
        assertThatThrownBy(() -> builder.keptFiles(0).build()).hasMessageContaining("keptFiles");
        builder.keptFiles(1);
        assertThatThrownBy(() -> builder.recordBytes(1).build()).hasMessageContaining("recordBytes");
        assertThatThrownBy(() -> builder.key(TestEvents.wrongKey()).build()).hasMessageContaining("key");
        assertThatThrownBy(() -> new AuditHead(-1, AuditHead.START.hash())).hasMessageContaining("sequence");
        assertThatThrownBy(() -> new AuditHead(1, "F".repeat(64))).hasMessageContaining("hash");
    }
}
