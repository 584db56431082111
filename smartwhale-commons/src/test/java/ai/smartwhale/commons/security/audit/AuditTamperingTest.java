// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.audit.AuditFinding.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does to the files of a trail of ten events, and what the check says. */
class AuditTamperingTest {

    private static final int EVENTS = 10;
    private static final AuditTrailConfig KEYED =
            AuditTrailConfig.builder().key(TestEvents.key(7)).build();

    @TempDir
    Path directory;

    private Path file;
    private Path headFile;
    private List<String> lines;
    private AuditHead head;

    @BeforeEach
    void writeTrail() throws IOException {
        file = directory.resolve("audit.jsonl");
        headFile = directory.resolve("audit.jsonl.head");
        try (AuditTrail trail = AuditTrail.open(file, KEYED)) {
            TestEvents.record(trail, EVENTS);
            head = trail.head();
        }
        lines = Files.readAllLines(file);
    }

    private AuditReport verify() {
        return verify(AuditHead.START);
    }

    private AuditReport verify(AuditHead known) {
        return AuditTrail.verify(file, KEYED, known);
    }

    private void write(List<String> changed) throws IOException {
        Files.writeString(file, changed.isEmpty() ? "" : String.join("\n", changed) + "\n");
    }

    private void assertFound(Kind kind, long sequence) {
        AuditFinding finding = verify().finding().orElseThrow();
        assertThat(finding.kind()).isEqualTo(kind);
        assertThat(finding.sequence()).isEqualTo(sequence);
        assertThat(finding.where()).contains("audit.jsonl, line");
    }

    @Test
    void nothingIsFoundWhereNothingWasDone() {
        assertThat(verify()).isEqualTo(new AuditReport(EVENTS, head, java.util.Optional.empty()));
        assertThat(verify(head).isIntact()).isTrue();
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThat(verify().isIntact()).as("change %s", i).isFalse();
        }
    }

    @Test
    void aChangedEventIsNamed() throws IOException {
        for (int i = 0; i < EVENTS; i++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(i, lines.get(i).replace("operator", "stranger"));
            write(changed);
            assertFound(Kind.CHANGED, i + 1L);
        }
    }

    @Test
    void aRemovedEventIsNamed() throws IOException {
        for (int i = 0; i < EVENTS - 1; i++) {
            List<String> changed = new ArrayList<>(lines);
            changed.remove(i);
            write(changed);
            assertFound(Kind.MISSING, i + 1L);
        }
    }

    @Test
    void eventsThatChangedPlacesAreNamed() throws IOException {
        for (int i = 0; i < EVENTS - 1; i++) {
            for (int j = i + 1; j < EVENTS; j++) {
                List<String> changed = new ArrayList<>(lines);
                Collections.swap(changed, i, j);
                write(changed);
                assertFound(Kind.REORDERED, i + 1L);
            }
        }
    }

    @Test
    void anEventThatWasPutInIsNamed() throws IOException {
        for (int i = 0; i < EVENTS; i++) {
            List<String> changed = new ArrayList<>(lines);
            changed.add(i, lines.get((i + 5) % EVENTS));
            write(changed);
            if ((i + 5) % EVENTS == i) {
                continue;
            }
            assertFound(Kind.INSERTED, i + 1L);
        }
        List<String> added = new ArrayList<>(lines);
        added.add("{\"seq\":11}");
        write(added);
        assertFound(Kind.CHANGED, EVENTS + 1L);
    }

    @Test
    void aTailThatWasCutOffIsFoundByTheHead() throws IOException {
        for (int left = 0; left < EVENTS; left++) {
            write(lines.subList(0, left));
            assertFound(Kind.TRUNCATED, left + 1L);
        }
        Files.delete(file);
        assertFound(Kind.TRUNCATED, 1);
    }

    @Test
    void aTornLineAtTheEndIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] more = java.util.Arrays.copyOf(whole, whole.length + 5);
        System.arraycopy("{\"seq".getBytes(StandardCharsets.US_ASCII), 0, more, whole.length, 5);
        Files.write(file, more);
        assertFound(Kind.TORN, EVENTS + 1L);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertFound(Kind.TRUNCATED, EVENTS);
    }

    @Test
    void theHeadItselfIsGuarded() throws IOException {
        byte[] text = Files.readAllBytes(headFile);
        for (int i = 0; i < text.length; i++) {
            byte[] changed = text.clone();
            changed[i] ^= 1;
            Files.write(headFile, changed);
            assertFound(Kind.HEAD_CHANGED, EVENTS);
        }
        Files.delete(headFile);
        assertFound(Kind.HEAD_MISSING, EVENTS);
        Files.write(headFile, new byte[0]);
        assertFound(Kind.HEAD_CHANGED, EVENTS);
    }

    @Test
    void anEarlierStateOfBothFilesIsFoundByAHeadThatWasKeptElsewhere() throws IOException {
        byte[] earlier = Files.readAllBytes(file);
        byte[] earlierHead = Files.readAllBytes(headFile);
        AuditHead later;
        try (AuditTrail trail = AuditTrail.open(file, KEYED)) {
            TestEvents.record(trail, 1);
            later = trail.head();
        }
        Files.write(file, earlier);
        Files.write(headFile, earlierHead);
        assertThat(verify().isIntact()).isTrue();
        assertThat(verify(later).finding().orElseThrow().kind()).isEqualTo(Kind.TRUNCATED);
        Files.write(headFile, earlierHead);
        AuditHead other = new AuditHead(3, "ab".repeat(32));
        assertThat(verify(other).finding().orElseThrow())
                .matches(found -> found.kind() == Kind.CHANGED && found.sequence() == 3);
    }

    @Test
    void aTrailThatWasMadeAnewWithoutTheKeyIsFound() throws IOException {
        Files.delete(file);
        Files.delete(headFile);
        try (AuditTrail forged = AuditTrail.open(file)) {
            TestEvents.record(forged, EVENTS);
        }
        assertThat(TestEvents.verify(directory).isIntact()).isTrue();
        assertThat(verify().finding().orElseThrow().kind()).isEqualTo(Kind.CHANGED);
        AuditTrailConfig otherKey =
                AuditTrailConfig.builder().key(TestEvents.key(8)).build();
        assertThat(AuditTrail.verify(file, otherKey, AuditHead.START).isIntact())
                .isFalse();
    }

    /** Somebody may rewrite every file, even without a key, but not what was kept elsewhere. */
    @Test
    void aTrailThatBeginsBehindAKnownEndDoesNotPass() throws IOException {
        Path plain = directory.resolve("plain.jsonl");
        AuditHead known;
        try (AuditTrail trail = AuditTrail.open(plain)) {
            TestEvents.record(trail, 3);
            known = trail.head();
        }
        ChainHash chain = ChainHash.of(java.util.Optional.empty());
        AuditHead base = new AuditHead(5, "cd".repeat(32));
        AuditEncoder.Encoded line = new AuditEncoder(chain, 8 << 10).encode(TestEvents.event(6), base);
        Files.write(plain, line.line());
        Files.write(directory.resolve("plain.jsonl.head"), new HeadText(base, line.head()).encode(chain));
        assertThat(AuditTrail.verify(plain, AuditTrailConfig.defaults(), AuditHead.START)
                        .isIntact())
                .isTrue();
        assertThat(AuditTrail.verify(plain, AuditTrailConfig.defaults(), known)
                        .finding()
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.MISSING);
    }

    @Test
    void garbageIsNeverIntactAndNeverBreaksTheCheck() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] garbage = new byte[1 + random.nextInt(3000)];
            random.nextBytes(garbage);
            Files.write(file, garbage);
            assertThat(verify().isIntact()).isFalse();
        }
        Files.writeString(file, "x".repeat(5 << 20));
        assertThat(verify().isIntact()).isFalse();
    }
}
