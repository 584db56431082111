// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that may grow no further: writing fails halfway through a line, as on a full disk. */
class AuditFullDiskTest {

    private static final int FREE_KIBIBYTES = 64;

    @TempDir
    Path directory;

    /** Writes until the limit of the process, and far beyond it; no event may throw. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) {
            try (AuditTrail trail = AuditTrail.open(Path.of(args[0]))) {
                TestEvents.record(trail, 1000);
                AuditReport report = trail.verify();
                System.exit(trail.failures() + report.events() == 1000 && report.isIntact() ? 0 : 7);
            }
        }
    }

    @Test
    void losesAndCountsEventsWithoutTearingTheTrail() throws IOException, InterruptedException {
        assumeThat(Path.of("/bin/bash"))
                .as("a shell that limits the length of files")
                .exists();
        Path file = directory.resolve("audit.jsonl");
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "ulimit -f " + FREE_KIBIBYTES + " && exec \"$@\"",
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String told = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(told).isZero();
        assertThat(told).contains("could not be written");
        assertThat(Files.size(file)).isBetween(1L, FREE_KIBIBYTES * 1024L);
        long kept = Files.readAllLines(file).size();
        assertThat(kept).isBetween(50L, 500L);
        assertThat(TestEvents.verify(directory).isIntact()).isTrue();
        // There is room again, since this process has no limit.
        try (AuditTrail trail = AuditTrail.open(file)) {
            TestEvents.record(trail, 1);
            assertThat(trail.verify().events()).isEqualTo(kept + 1);
        }
    }
}
