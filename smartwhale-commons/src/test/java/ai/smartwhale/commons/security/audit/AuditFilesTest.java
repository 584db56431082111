// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.security.TestThreads;
import ai.smartwhale.commons.security.audit.AuditFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are full, put by and deleted. */
class AuditFilesTest {

    private static final AuditTrailConfig SMALL = AuditTrailConfig.builder()
            .fileBytes(16 << 10)
            .keptFiles(3)
            .clock(() -> TestEvents.THEN)
            .build();

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private AuditTrail open() {
        return AuditTrail.open(file(), SMALL);
    }

    private List<Path> putBy() throws IOException {
        return new AuditFiles(file()).allPutBy();
    }

    private AuditReport verify() {
        return AuditTrail.verify(file(), SMALL, AuditHead.START);
    }

    @Test
    void aFullFileIsPutByAndTheChainGoesOn() throws IOException {
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 120);
            assertThat(trail.verify().events()).isEqualTo(120);
        }
        assertThat(putBy()).hasSize(2);
        assertThat(putBy().get(0).getFileName()).hasToString("audit.jsonl." + "0".repeat(18) + "1");
        assertThat(verify().events()).isEqualTo(120);
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 1);
            assertThat(trail.verify().isIntact()).isTrue();
        }
    }

    @Test
    void theOldestIsDeletedAndTheTrailSaysSo() throws IOException {
        try (AuditTrail trail = open()) {
            AuditHead early = null;
            for (int i = 0; i < 400; i++) {
                trail.record(TestEvents.event(i));
                early = i == 10 ? trail.head() : early;
            }
            AuditReport report = trail.verify();
            assertThat(report.isIntact()).isTrue();
            assertThat(report.events()).isLessThan(trail.head().sequence());
            assertThat(trail.verify(early).finding().orElseThrow().kind()).isEqualTo(Kind.MISSING);
            assertThat(trail.failures()).isZero();
        }
        assertThat(putBy()).hasSize(3);
        assertThat(verify().isIntact()).isTrue();
        StringBuilder all = new StringBuilder();
        for (Path each : putBy()) {
            all.append(Files.readString(each));
        }
        assertThat(all.append(Files.readString(file()))).contains("was deleted, being older");
    }

    @Test
    void aMissingChangedOrExchangedFileIsFound() throws IOException {
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 180);
        }
        List<Path> files = putBy();
        assertThat(files).hasSize(3);
        byte[] second = Files.readAllBytes(files.get(1));
        Files.delete(files.get(1));
        assertThat(verify().finding().orElseThrow().kind()).isEqualTo(Kind.MISSING);
        Files.write(files.get(1), Files.readAllBytes(files.get(2)));
        assertThat(verify().isIntact()).isFalse();
        Files.write(files.get(1), second);
        assertThat(verify().isIntact()).isTrue();
        byte[] cut = java.util.Arrays.copyOf(second, second.length - 3);
        Files.write(files.get(1), cut);
        assertThat(verify().isIntact()).isFalse();
        Files.write(files.get(1), second);
        Path first = files.get(0);
        Files.delete(first);
        assertThat(verify().isIntact()).isFalse();
    }

    /** Whether a crash came before or after the new file was made. */
    @Test
    void goesOnAfterACrashWhileAFileWasPutBy() throws IOException {
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 20);
        }
        Path by = new AuditFiles(file()).putBy(1);
        Files.move(file(), by);
        try (AuditTrail trail = open()) {
            assertThat(trail.head().sequence()).isEqualTo(20);
            TestEvents.record(trail, 5);
            assertThat(trail.verify().events()).isEqualTo(25);
            assertThat(trail.verify().isIntact()).isTrue();
        }
        assertThat(verify().events()).isEqualTo(25);
    }

    @Test
    void aFileThatCannotBePutByIsGoneOnWithAndCounted() throws IOException {
        Path inTheWay = new AuditFiles(file()).putBy(1);
        try (AuditTrail trail = open()) {
            Files.createDirectory(inTheWay);
            TestEvents.record(trail, 80);
            assertThat(trail.failures()).isPositive();
            assertThat(trail.head().sequence()).isEqualTo(80);
            Files.delete(inTheWay);
            TestEvents.record(trail, 1);
            assertThat(trail.verify().events()).isEqualTo(81);
            assertThat(trail.verify().isIntact()).isTrue();
        }
        assertThat(putBy()).hasSize(1);
    }

    @Test
    void otherFilesBesideItAreNotTouched() throws IOException {
        Path other = directory.resolve("audit.jsonl.2026-01-02");
        Files.writeString(other, "of somebody else");
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 300);
        }
        assertThat(other).hasContent("of somebody else");
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void aCopyThatMayOnlyBeReadCanBeChecked() throws IOException {
        try (AuditTrail trail = open()) {
            TestEvents.record(trail, 60);
        }
        Path copy = Files.createDirectory(directory.resolve("copy"));
        for (Path each : List.of(file(), putBy().get(0), directory.resolve("audit.jsonl.head"))) {
            Files.copy(each, copy.resolve(each.getFileName()));
        }
        assertThat(AuditTrail.verify(copy.resolve("audit.jsonl"), SMALL, AuditHead.START)
                        .events())
                .isEqualTo(60);
        assertThat(copy.resolve("audit.jsonl.lock")).doesNotExist();
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(this::open).isInstanceOf(AuditTrailException.class);
        Files.delete(file());
        open().close();
    }

    @Test
    void aCheckIsNotHurtByFilesThatAreDeletedMeanwhile() throws Exception {
        AuditTrailConfig config = AuditTrailConfig.builder()
                .fileBytes(16 << 10)
                .keptFiles(2)
                .clock(() -> TestEvents.THEN)
                .build();
        AtomicBoolean checked = new AtomicBoolean();
        try (AuditTrail trail = AuditTrail.open(file(), config)) {
            TestEvents.record(trail, 120);
            FutureTask<Void> writing = TestThreads.start(() -> {
                while (!checked.get()) {
                    TestEvents.record(trail, 10);
                }
                return null;
            });
            try {
                for (int i = 0; i < 150; i++) {
                    assertThat(trail.verify().isIntact()).isTrue();
                }
            } finally {
                checked.set(true);
                TestThreads.await(writing);
            }
        }
    }
}
