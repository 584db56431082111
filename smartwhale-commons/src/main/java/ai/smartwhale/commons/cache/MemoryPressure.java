// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.nio.file.Path;

/** Says how full the memory is. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface MemoryPressure {

    /**
     * Reads the memory.
     *
     * @return of this moment
     */
    MemoryReading read();

    /**
     * The heap of this JVM, and the limit of the container it runs in, if there is one.
     *
     * @return reads them anew each time
     */
    static MemoryPressure ofJvm() {
        return new JvmMemory(CgroupMemory.of(Path.of("/sys/fs/cgroup")));
    }
}
