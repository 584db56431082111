// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

    @TempDir
    Path directory;

    /** What another process finds: exit code 0 if it gets the lock, 7 if not. */
    static final class Other {

        private Other() {}

        public static void main(String[] args) throws IOException {
            System.exit(ProcessLock.tryTake(Path.of(args[0])).isPresent() ? 0 : 7);
        }
    }

    private static int askedByAnotherProcess(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    /** Without care, the second attempt of this process would have ended the lock for other processes. */
    @Test
    void aSecondAttemptDoesNotEndTheFirst() throws Exception {
        Path file = directory.resolve("lock");
        try (ProcessLock held = ProcessLock.tryTake(file).orElseThrow()) {
            assertThat(held.toString()).contains("lock");
            assertThat(ProcessLock.tryTake(file)).isEmpty();
            assertThat(ProcessLock.takeOrWait(file)).isEmpty();
            Path link = Files.createSymbolicLink(directory.resolve("link"), file);
            assertThat(ProcessLock.tryTake(link)).isEmpty();
            assertThat(askedByAnotherProcess(file)).isEqualTo(7);
        }
        assertThat(askedByAnotherProcess(file)).isZero();
        ProcessLock again = ProcessLock.takeOrWait(file).orElseThrow();
        again.close();
        ProcessLock third = ProcessLock.tryTake(file).orElseThrow();
        again.close();
        assertThat(ProcessLock.tryTake(file)).isEmpty();
        third.close();
    }
}
