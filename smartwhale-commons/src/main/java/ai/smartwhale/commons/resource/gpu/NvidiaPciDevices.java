// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds NVIDIA's cards on Linux by what the driver and the PCI bus show as files. */
final class NvidiaPciDevices {

    private static final Logger LOG = LoggerFactory.getLogger(NvidiaPciDevices.class);
    private static final String VENDOR = "0x10de";
    private static final String DISPLAY_CLASS = "0x03";

    private NvidiaPciDevices() {}

    /**
     * One card.
     *
     * @param busId its address on the bus: 0000:01:00.0
     * @param model its model, if the driver says
     * @param uuid its UUID, if the driver says
     */
    record Device(String busId, Optional<String> model, Optional<String> uuid) {}

    /** Sorted by address, so that the order stays the same from reading to reading. */
    static List<Device> find(Path root) {
        TreeMap<String, Device> found = new TreeMap<>();
        for (Path device : children(root.resolve("sys/bus/pci/devices"))) {
            if (text(device.resolve("vendor")).equals(VENDOR)
                    && text(device.resolve("class")).startsWith(DISPLAY_CLASS)) {
                String busId = busId(device);
                found.put(busId, new Device(busId, Optional.empty(), Optional.empty()));
            }
        }
        for (Path device : children(root.resolve("proc/driver/nvidia/gpus"))) {
            String busId = busId(device);
            String information = text(device.resolve("information"));
            found.put(busId, new Device(busId, field(information, "Model:"), field(information, "GPU UUID:")));
        }
        return List.copyOf(found.values());
    }

    private static String busId(Path device) {
        return device.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                stream.forEach(children::add);
            } catch (IOException e) {
                LOG.debug("cannot list {}", directory, e);
            }
        }
        return children;
    }

    private static String text(Path file) {
        try {
            return Files.isReadable(file)
                    ? Files.readString(file, StandardCharsets.UTF_8).strip()
                    : "";
        } catch (IOException e) {
            LOG.debug("cannot read {}", file, e);
            return "";
        }
    }

    private static Optional<String> field(String information, String name) {
        return information
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .filter(value -> !value.isEmpty() && !value.contains("?"))
                .findFirst();
    }
}
