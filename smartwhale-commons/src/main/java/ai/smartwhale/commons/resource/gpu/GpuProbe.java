// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the GPUs of this machine. Asking may block for long and is done on a background thread. Implementations are
 * thread-safe and never throw for a machine without GPUs.
 */
@FunctionalInterface
public interface GpuProbe {

    /**
     * Reads all GPUs.
     *
     * @return one reading per GPU, in a stable order; an empty list where it is certain that there is none; nothing
     *     where this probe cannot tell
     */
    Optional<List<GpuReading>> read();

    /**
     * Asks NVIDIA's management library through OSHI.
     *
     * @return the probe; it cannot tell where the library is absent
     */
    static GpuProbe nvml() {
        return new NvmlGpuProbe(Path.of("/"));
    }

    /**
     * Asks NVIDIA's command line tool, {@code nvidia-smi}.
     *
     * @param executable its name or path
     * @param timeout after which it is killed, above zero
     * @return the probe; it cannot tell where the tool is absent or fails
     * @throws InvalidValueException if the name is blank or the timeout not above zero
     */
    static GpuProbe nvidiaSmi(String executable, Duration timeout) {
        return new NvidiaSmiGpuProbe(executable, timeout);
    }

    /**
     * Finds no GPU.
     *
     * @return the probe
     */
    static GpuProbe none() {
        return () -> Optional.of(List.of());
    }

    /**
     * Asks the library, then the tool, and takes it that there is no GPU where neither can tell.
     *
     * @return the probe
     */
    static GpuProbe system() {
        return firstOf(nvml(), nvidiaSmi("nvidia-smi", Duration.ofSeconds(5)), none());
    }

    /**
     * Asks several probes in order until one can tell. A probe that could not tell is asked again only every 60th time,
     * for its answer seldom changes and costs much.
     *
     * @param probes the probes, one at least
     * @return the probe
     * @throws InvalidValueException if there is no probe
     */
    static GpuProbe firstOf(GpuProbe... probes) {
        return new FirstGpuProbe(List.of(probes));
    }
}
