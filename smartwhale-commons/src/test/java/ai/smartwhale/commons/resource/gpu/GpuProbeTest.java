// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readsWhatTheToolPrints() throws IOException {
        Path tool = tool("""
                printf '%s\\n' "$1" > "$(dirname "$0")/asked"
                echo '0, GPU-aaaa, NVIDIA A100-SXM4-80GB, 81920, 20480, 37, 45'
                echo '1, GPU-bbbb, NVIDIA A100-SXM4-80GB, 81920, [N/A], [Not Supported], [N/A]'
                """);

        Optional<List<GpuReading>> readings =
                GpuProbe.nvidiaSmi(tool.toString(), PATIENCE).read();

        assertThat(readings)
                .hasValue(List.of(
                        new GpuReading(
                                "GPU-aaaa",
                                "NVIDIA A100-SXM4-80GB",
                                OptionalLong.of(81_920L << 20),
                                OptionalLong.of(20_480L << 20),
                                OptionalDouble.of(0.37),
                                OptionalDouble.of(45)),
                        new GpuReading(
                                "GPU-bbbb",
                                "NVIDIA A100-SXM4-80GB",
                                OptionalLong.of(81_920L << 20),
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty())));
        assertThat(directory.resolve("asked"))
                .hasContent("--query-gpu=index,uuid,name,memory.total,memory.used,utilization.gpu,temperature.gpu");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesNoDevicesForAnAnswer() throws IOException {
        Path tool = tool("echo 'No devices were found'");

        assertThat(GpuProbe.nvidiaSmi(tool.toString(), PATIENCE).read()).hasValue(List.of());
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(
            strings = {
                "echo 'NVIDIA-SMI has failed because it could not talk to the driver'; exit 9",
                "echo '0, GPU-a, A100, 1, 1, 1, 1'; exit 1",
                "echo '0, GPU-a, A100'",
                "while true; do echo '0, GPU-a, A100, 1, 1, 1, 1'; done"
            })
    void cannotTellWhereTheToolFails(String script) throws IOException {
        Path tool = tool(script);

        assertThat(GpuProbe.nvidiaSmi(tool.toString(), PATIENCE).read()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void killsAToolThatHangsWithAllThatItStarted() throws IOException {
        Path tool = tool("echo $$ > \"$(dirname \"$0\")/pid\"\nsleep 600 & sleep 600");

        assertThat(GpuProbe.nvidiaSmi(tool.toString(), Duration.ofMillis(1500)).read())
                .isEmpty();

        Path pid = directory.resolve("pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .ifPresent(p -> p.onExit()
                            .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                            .join());
        }
    }

    @Test
    void cannotTellWhereThereIsNoTool() {
        assertThat(GpuProbe.nvidiaSmi(directory.resolve("absent").toString(), PATIENCE)
                        .read())
                .isEmpty();
    }

    @Test
    void theLibraryCannotTellWhereThereIsNoCard() {
        assertThat(new NvmlGpuProbe(directory).read()).isEmpty();
    }

    @Test
    void findsCardsByTheBusAndByTheDriver() throws IOException {
        file("sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n");
        file("sys/bus/pci/devices/0000:01:00.0/class", "0x030200\n");
        file("sys/bus/pci/devices/0000:01:00.1/vendor", "0x10de\n");
        file("sys/bus/pci/devices/0000:01:00.1/class", "0x040300\n");
        file("sys/bus/pci/devices/0000:02:00.0/vendor", "0x8086\n");
        file("sys/bus/pci/devices/0000:02:00.0/class", "0x030000\n");
        file("proc/driver/nvidia/gpus/0000:0A:00.0/information", "Model: \t\t NVIDIA L4\nGPU UUID: \t GPU-cc\n");

        assertThat(NvidiaPciDevices.find(directory))
                .containsExactly(
                        new NvidiaPciDevices.Device("0000:01:00.0", Optional.empty(), Optional.empty()),
                        new NvidiaPciDevices.Device("0000:0a:00.0", Optional.of("NVIDIA L4"), Optional.of("GPU-cc")));
    }

    @Test
    void asksTheNextWhereOneCannotTellOrThrows() {
        GpuProbe broken = () -> {
            throw new IllegalStateException("broken");
        };

        assertThat(GpuProbe.firstOf(Optional::empty, broken, GpuProbe.none()).read())
                .hasValue(List.of());
        assertThat(GpuProbe.firstOf(Optional::empty, broken).read()).isEmpty();
    }

    @Test
    void staysWithTheProbeThatCouldTellForAWhile() {
        AtomicInteger asked = new AtomicInteger();
        GpuProbe silent = () -> {
            asked.incrementAndGet();
            return Optional.empty();
        };
        GpuProbe probe = GpuProbe.firstOf(silent, GpuProbe.none());

        for (int i = 0; i < 59; i++) {
            probe.read();
        }
        assertThat(asked).hasValue(1);
        probe.read();
        assertThat(asked).hasValue(2);
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> GpuProbe.nvidiaSmi(" ", PATIENCE)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> GpuProbe.nvidiaSmi("x", Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(GpuProbe::firstOf).isInstanceOf(InvalidValueException.class);
    }

    private Path tool(String script) throws IOException {
        Path tool = directory.resolve("fake-smi");
        Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        return tool;
    }

    private void file(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
