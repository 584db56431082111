// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcHostReaderTest {

    @TempDir
    private Path root;

    @BeforeEach
    void aProcFolder() throws IOException {
        Files.createDirectory(root.resolve("proc"));
    }

    private void stat(String ticks) throws IOException {
        Files.writeString(root.resolve("proc/stat"), "cpu  " + ticks + "\ncpu0 1 2 3 4\nintr 1\n");
    }

    private void meminfo(String content) throws IOException {
        Files.writeString(root.resolve("proc/meminfo"), content);
    }

    @Test
    void theLoadIsTheShareOfTicksThatWereNeitherIdleNorWaiting() throws IOException {
        HostReader reader = new ProcHostReader(root);
        stat("100 0 100 700 100 0 0 0 50 0");
        assertThat(reader.read().load()).isEmpty();
        stat("110 10 110 730 130 5 5 0 999 0");
        assertThat(reader.read().load().orElseThrow()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void withoutATickThereIsNoLoad() throws IOException {
        HostReader reader = new ProcHostReader(root);
        stat("1 1 1 1 1");
        assertThat(reader.read().load()).isEmpty();
        assertThat(reader.read().load()).isEmpty();
    }

    @Test
    void ticksThatRunBackwardsStayAShare() throws IOException {
        HostReader reader = new ProcHostReader(root);
        stat("10 0 10 50 30 0 0 0");
        assertThat(reader.read().load()).isEmpty();
        stat("20 0 20 50 25 0 0 0");
        assertThat(reader.read().load()).hasValue(1);
    }

    @Test
    void memoryIsReadInBytes() throws IOException {
        meminfo("MemTotal:       16384000 kB\nMemFree:          100 kB\nMemAvailable:    8192000 kB\n");
        HostReader.Host host = new ProcHostReader(root).read();
        assertThat(host.memoryTotal()).hasValue(16_384_000L << 10);
        assertThat(host.memoryAvailable()).hasValue(8_192_000L << 10);
    }

    /** Kernels before 3.14 do not say what is available. */
    @Test
    void whatIsNotSaidIsUnknown() throws IOException {
        meminfo("MemTotal:       16384000 kB\nMemFree:          100 kB\n");
        assertThat(new ProcHostReader(root).read().memoryAvailable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MemTotal:", "MemTotal: many kB", "MemTotal: -1 kB", "MemTotal: 9223372036854775807 kB"})
    void nonsenseIsUnknown(String content) throws IOException {
        meminfo(content);
        stat("a b c d e");
        HostReader.Host host = new ProcHostReader(root).read();
        assertThat(host.memoryTotal()).isEqualTo(OptionalLong.empty());
        assertThat(host.load()).isEmpty();
    }

    @Test
    void withoutFilesNothingIsKnownAndOshiIsAsked() {
        assertThat(new ProcHostReader(root).read()).isEqualTo(HostReader.Host.UNKNOWN);
        assertThat(HostReader.of(root)).isInstanceOf(OshiHostReader.class);
    }

    @Test
    void theFilesAreReadWhereThereAreAny() throws IOException {
        stat("1 1 1 1 1");
        assertThat(HostReader.of(root)).isInstanceOf(ProcHostReader.class);
    }
}
