// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.gpu.GpuProbe;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Takes samples. Called by one thread at a time, in the background, and may block. What cannot be read is unknown; a
 * probe throws only for reasons that the next sample may not have.
 */
@FunctionalInterface
public interface ResourceProbe {

    /**
     * Takes one sample.
     *
     * @param readGpus whether GPUs are to be asked, which is slow; otherwise the readings of the last time are repeated
     * @return the sample
     */
    ResourceSnapshot sample(boolean readGpus);

    /**
     * Reads this machine: JMX, {@code /proc} and the control groups below {@code /}, and its GPUs. Where there is no
     * {@code /proc}, what the host says is read by OSHI, if {@code com.github.oshi:oshi-core} is on the class path, and
     * by JMX otherwise, which does not know how much memory is available.
     *
     * @param time tells when a sample was taken
     * @return the probe; its first sample takes about a second where OSHI has to start
     */
    static ResourceProbe system(InstantSource time) {
        return system(time, Path.of("/"), GpuProbe.system());
    }

    /**
     * Reads this machine, as {@link #system(InstantSource)} does.
     *
     * @param time tells when a sample was taken
     * @param root where {@code proc} and {@code sys} with the control groups are found
     * @param gpus asks the GPUs
     * @return the probe; its first sample takes about a second where OSHI has to start
     */
    static ResourceProbe system(InstantSource time, Path root, GpuProbe gpus) {
        return new SystemProbe(
                InvalidValueException.requirePresent("time", time),
                InvalidValueException.requirePresent("root", root),
                InvalidValueException.requirePresent("gpus", gpus));
    }
}
