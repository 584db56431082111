// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.security.audit.AuditFinding;
import ai.smartwhale.commons.security.audit.AuditHead;
import ai.smartwhale.commons.security.audit.AuditReport;
import ai.smartwhale.commons.security.audit.AuditTrail;
import ai.smartwhale.commons.security.audit.AuditTrailConfig;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it makes keys and tells the audit of them: what it had said it had done, is done. */
class CrashTest {

    private static final int ROUNDS = 2;

    @TempDir
    Path directory;

    /** Prints the id of every key that it made, until it is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Path directory = Path.of(args[0]);
            try (AuditTrail trail = AuditTrail.open(directory.resolve("audit.jsonl"));
                    KeyManager keys = manager(directory, trail)) {
                for (int i = 0; i < 9000; i++) {
                    out.println(keys.rotateKeys(KeyPurpose.ENCRYPTION).id());
                }
            }
        }
    }

    private static KeyManager manager(Path directory, SecurityAudit audit) {
        return KeyManager.create(KeyManagerConfig.builder()
                .store(directory.resolve("keys.json"), KekProvider.file(directory.resolve("kek")))
                .mostKeys(10_000)
                .audit(audit)
                .build());
    }

    private List<Integer> killedAfter(int keys) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        directory.toString())
                .redirectError(directory.resolve("log").toFile())
                .redirectOutput(said.toFile())
                .start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> wholeLines(said).size() >= keys || !process.isAlive());
        assertThat(process.isAlive())
                .as(Files.readString(directory.resolve("log")))
                .isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return wholeLines(said).stream().map(Integer::valueOf).toList();
    }

    private static List<String> wholeLines(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    @Test
    void noKeyAndNoEventIsLostThatWasAcknowledged() throws Exception {
        assertThat(KekProvider.createFile(directory.resolve("kek")).id()).isNotEmpty();
        List<Integer> said = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            said.addAll(killedAfter(round * 10));
            AuditReport report =
                    AuditTrail.verify(directory.resolve("audit.jsonl"), AuditTrailConfig.defaults(), AuditHead.START);
            assertThat(report.finding().map(AuditFinding::kind).filter(kind -> kind != AuditFinding.Kind.TORN))
                    .isEmpty();
            assertThat(report.events()).isGreaterThanOrEqualTo(said.size());
            try (KeyManager keys = manager(directory, SecurityAudit.NONE)) {
                assertThat(keys.keys()).extracting(KeyInfo::id).containsAll(said);
                assertThat(keys.keys().stream().filter(KeyInfo::primary)).hasSize(1);
            }
        }
        assertThat(said).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
    }
}
