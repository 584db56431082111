// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.audit.AuditFinding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash or somebody leaves, and how the trail goes on. */
class AuditRecoveryTest {

    @TempDir
    Path directory;

    private Path file;
    private Path headFile;
    private byte[] whole;

    @BeforeEach
    void writeTrail() throws IOException {
        file = directory.resolve("audit.jsonl");
        headFile = directory.resolve("audit.jsonl.head");
        try (AuditTrail trail = AuditTrail.open(file)) {
            TestEvents.record(trail, 5);
        }
        whole = Files.readAllBytes(file);
    }

    private AuditReport openAndVerify() {
        try (AuditTrail trail = AuditTrail.open(file)) {
            TestEvents.record(trail, 1);
            assertThat(trail.failures()).isZero();
            return trail.verify();
        }
    }

    private String text() throws IOException {
        return Files.readString(file);
    }

    /** The head is written behind the event, so that the torn event is none that the head knows. */
    @Test
    void anEventThatACrashToreIsSetAsideAtEveryLength() throws IOException {
        byte[] head = Files.readAllBytes(headFile);
        byte[] five = whole;
        String last = text().lines().skip(4).findFirst().orElseThrow();
        byte[] torn = last.getBytes(StandardCharsets.US_ASCII);
        for (int length = 1; length <= torn.length; length += 23) {
            Files.write(file, five);
            Files.write(headFile, head);
            Files.write(file, Arrays.copyOf(torn, length), StandardOpenOption.APPEND);
            AuditReport report = openAndVerify();
            assertThat(report.isIntact()).as("length %s: %s", length, report).isTrue();
            assertThat(report.events()).isEqualTo(7);
            assertThat(text()).contains("was set aside as audit.jsonl.torn-6");
        }
        assertThat(Files.readAllBytes(directory.resolve("audit.jsonl.torn-6"))).isEqualTo(Arrays.copyOf(torn, 1));
        assertThat(directory.resolve("audit.jsonl.torn-6-2")).exists();
    }

    @Test
    void aCrashBetweenTheEventAndTheHeadIsNoTampering() throws IOException {
        byte[] head = Files.readAllBytes(headFile);
        try (AuditTrail trail = AuditTrail.open(file)) {
            TestEvents.record(trail, 1);
        }
        Files.write(headFile, head);
        assertThat(TestEvents.verify(directory).isIntact()).isTrue();
        assertThat(openAndVerify().isIntact()).isTrue();
        assertThat(text()).doesNotContain("audit trail");
    }

    @Test
    void aMissingOrDamagedHeadIsNotedForEver() throws IOException {
        Files.delete(headFile);
        assertThat(openAndVerify().events()).isEqualTo(7);
        assertThat(text()).contains("the head of the trail was missing");
        Files.writeString(headFile, "1 nonsense\n");
        assertThat(openAndVerify().isIntact()).isTrue();
        assertThat(text()).contains("the head of the trail was damaged or forged");
    }

    /** Opening the trail may not hide that its end was cut off. */
    @Test
    void aTailThatWasCutOffStaysInSight() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, 3)) + "\n");
        AuditReport report = openAndVerify();
        assertThat(report.finding().orElseThrow())
                .matches(finding -> finding.kind() == Kind.MISSING && finding.sequence() == 4);
        assertThat(text()).contains("the trail ended at event 3, but its head says 5");
        assertThat(openAndVerify().isIntact()).isFalse();
    }

    @Test
    void aFileThatIsGoneStaysInSight() throws IOException {
        Files.delete(file);
        AuditReport report = openAndVerify();
        assertThat(report.finding().orElseThrow().kind()).isEqualTo(Kind.MISSING);
        assertThat(text()).contains("its head says 5");
    }

    @Test
    void aChangeInTheMiddleStaysInSightThoughTheTrailGoesOn() throws IOException {
        Files.writeString(file, text().replaceFirst("operator", "stranger"));
        AuditReport report = openAndVerify();
        assertThat(report.finding().orElseThrow())
                .matches(finding -> finding.kind() == Kind.CHANGED && finding.sequence() == 1);
        assertThat(text().lines()).hasSize(6);
    }
}
