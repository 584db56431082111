// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of writing. */
@Timeout(120)
class SpoolKilledTest {

    @TempDir
    Path directory;

    @Test
    void everyLineThatWasTakenOutlivesTheProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolingMain.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long said = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null) {
                said = Long.parseLong(line);
                if (said == 3_000) {
                    process.destroyForcibly().waitFor();
                    break;
                }
                line = out.readLine();
            }
        }
        assertThat(said).isEqualTo(3_000);
        try (DiskSpool spool = DiskSpool.open(new SpoolConfig(directory, 64 << 20, 1 << 20, false))) {
            assertThat(spool.size()).isGreaterThanOrEqualTo(said);
            List<LogLine> lines = spool.peek(3_000, 64 << 20);
            assertThat(lines).hasSize(3_000);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(new String(lines.get(i).bytes(), StandardCharsets.UTF_8))
                        .isEqualTo("line " + (i + 1));
            }
        }
    }
}
