// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that write to the layer on disk are killed in the middle of it. */
class CrashTest {

    @TempDir
    private Path folder;

    /** More rounds by {@code -Dcrash.rounds=20}. */
    @ParameterizedTest
    @CsvSource({"false, 4, 64", "true, 2, 0"})
    void losesAtMostTheNewestWritesAndNeverGivesOutWrongOnes(boolean forced, int rounds, int mostLost)
            throws Exception {
        Path file = folder.resolve("cache.db");
        Random random = new Random(31);
        int next = 0;
        for (int round = 0; round < Integer.getInteger("crash.rounds", rounds); round++) {
            int acknowledged = writeUntilKilled(file, forced, next, 200 + random.nextInt(800));
            try (L3Cache<String> cache =
                    L3Cache.builder(file, CacheCodec.text()).noCleanup().open()) {
                assertThat(cache.quarantined()).isEmpty();
                int lost = 0;
                for (int number = 0; number <= acknowledged; number++) {
                    Lookup<String> lookup = cache.persistentGet(CacheKey.of("crash", "k" + number));
                    if (lookup.value().isEmpty()) {
                        lost++;
                        assertThat(number).isGreaterThan(acknowledged - mostLost);
                        continue;
                    }
                    assertThat(lookup.value()).contains(CrashMain.value(number));
                }
                assertThat(lost).isLessThanOrEqualTo(mostLost);
                for (int number = next; number <= acknowledged; number++) {
                    cache.persistentSet(
                            CacheKey.of("crash", "k" + number),
                            CacheEntry.of(
                                    CrashMain.value(number),
                                    java.time.Instant.now(),
                                    TimeToLive.of(java.time.Duration.ofDays(1))));
                }
            }
            next = acknowledged + 1;
        }
    }

    /** The number of the last write that the process told of. */
    private static int writeUntilKilled(Path file, boolean forced, int first, int writes)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashMain.class.getName(),
                        file.toString(),
                        Boolean.toString(forced),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = -1;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null) {
                last = Integer.parseInt(line);
                if (last == first + writes) {
                    process.destroyForcibly();
                    break;
                }
                line = out.readLine();
            }
            // What the process had said before it died counts as acknowledged too.
            for (String rest = out.readLine(); rest != null && rest.matches("\\d+"); rest = out.readLine()) {
                last = Integer.parseInt(rest);
            }
        } catch (IOException closedByTheKill) {
            assertThat(closedByTheKill).hasMessageContaining("losed");
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last).isGreaterThanOrEqualTo(first + writes);
        return last;
    }
}
