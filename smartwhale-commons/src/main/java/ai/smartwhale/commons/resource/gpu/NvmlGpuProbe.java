// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.util.gpu.NvmlUtilJNA;

/**
 * The only class that touches OSHI's access to NVIDIA's library. OSHI's own statistics of a graphics card do not carry
 * the utilisation of NVIDIA's cards on Linux, so the library is asked directly.
 */
final class NvmlGpuProbe implements GpuProbe {

    private static final Logger LOG = LoggerFactory.getLogger(NvmlGpuProbe.class);

    private final Path root;
    private volatile boolean broken;

    NvmlGpuProbe(Path root) {
        this.root = root;
    }

    @Override
    public Optional<List<GpuReading>> read() {
        if (broken) {
            return Optional.empty();
        }
        try {
            return readLibrary();
        } catch (LinkageError | RuntimeException e) {
            // A class or a native library that did not load once does not load later either.
            broken = true;
            LOG.debug("NVML cannot be used", e);
            return Optional.empty();
        }
    }

    private Optional<List<GpuReading>> readLibrary() {
        List<NvidiaPciDevices.Device> devices = NvidiaPciDevices.find(root);
        if (devices.isEmpty() || !NvmlUtilJNA.isAvailable()) {
            return Optional.empty();
        }
        List<GpuReading> readings = new ArrayList<>();
        for (NvidiaPciDevices.Device device : devices) {
            String handle = NvmlUtilJNA.findDevice(device.busId());
            if (handle != null) {
                readings.add(reading(device, handle));
            }
        }
        // Cards of which the library knows none may be bound to another driver: the next probe may tell more.
        return readings.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(readings));
    }

    private static GpuReading reading(NvidiaPciDevices.Device device, String handle) {
        OptionalDouble percent = known(NvmlUtilJNA.getGpuUtilization(handle));
        return new GpuReading(
                device.uuid().orElse(device.busId()),
                device.model().orElse("NVIDIA GPU"),
                known(NvmlUtilJNA.getVramTotal(handle)),
                known(NvmlUtilJNA.getVramUsed(handle)),
                percent.isPresent() ? OptionalDouble.of(Math.min(1, percent.getAsDouble() / 100)) : percent,
                known(NvmlUtilJNA.getTemperature(handle)));
    }

    private static OptionalLong known(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalDouble known(double value) {
        return value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
