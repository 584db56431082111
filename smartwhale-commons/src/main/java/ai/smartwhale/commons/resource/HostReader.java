// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads what the host says of its processors and memory. Used by one thread at a time. */
interface HostReader {

    /**
     * Readings of the host.
     *
     * @param load share of its processors in use since the last reading; unknown at the first
     * @param memoryTotal in bytes
     * @param memoryAvailable that can be had without swapping, in bytes
     */
    record Host(OptionalDouble load, OptionalLong memoryTotal, OptionalLong memoryAvailable) {
        static final Host UNKNOWN = new Host(OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    /** Reads now. What cannot be read is unknown. */
    Host read();

    /**
     * The files of the kernel where there are any, which need no native code and cost microseconds; OSHI otherwise.
     *
     * @param root where {@code proc} is found
     */
    static HostReader of(Path root) {
        return ProcHostReader.isReadable(root) ? new ProcHostReader(root) : new OshiHostReader();
    }
}
