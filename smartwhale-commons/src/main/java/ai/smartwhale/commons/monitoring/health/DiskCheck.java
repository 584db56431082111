// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is room on the disk of a folder. */
final class DiskCheck implements HealthCheck {

    private final Path folder;
    private final long enough;
    private final long least;

    DiskCheck(Path folder, long enough, long least) {
        this.folder = InvalidValueException.requirePresent("folder", folder);
        this.least = InvalidValueException.requireRange("least", least, 0, Long.MAX_VALUE);
        this.enough = InvalidValueException.requireRange("enough", enough, least, Long.MAX_VALUE);
    }

    @Override
    public HealthOutcome check() throws IOException {
        FileStore store = Files.getFileStore(folder);
        long free = store.getUsableSpace();
        List<HealthOutcome.Reading> readings = List.of(
                new HealthOutcome.Reading("free", free, "bytes"),
                new HealthOutcome.Reading("total", store.getTotalSpace(), "bytes"));
        if (store.isReadOnly() || !Files.isWritable(folder)) {
            return new HealthOutcome(HealthStatus.DOWN, "cannot be written to", readings);
        }
        if (free < enough) {
            return new HealthOutcome(
                    free < least ? HealthStatus.DOWN : HealthStatus.DEGRADED, "has little room left", readings);
        }
        return new HealthOutcome(HealthStatus.UP, "", readings);
    }
}
