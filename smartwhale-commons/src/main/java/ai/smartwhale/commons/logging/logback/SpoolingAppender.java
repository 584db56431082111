// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What appenders to another machine have in common: where lines wait. */
public abstract class SpoolingAppender extends HandlerAppender {

    private @Nullable String spoolDirectory;
    private FileSize maxSpoolSize = new FileSize(SpoolConfig.DEFAULT_MAX_BYTES);

    SpoolingAppender() {}

    /**
     * Sets where lines wait while the other side is away.
     *
     * @param value a directory for this appender alone
     */
    public void setSpoolDirectory(String value) {
        spoolDirectory = value;
    }

    /**
     * Sets how much may wait there.
     *
     * @param value 256 MiB by default
     */
    public void setMaxSpoolSize(FileSize value) {
        maxSpoolSize = value;
    }

    SpoolConfig spool() {
        Path directory = Path.of(InvalidValueException.requireText("spoolDirectory", spoolDirectory));
        return SpoolConfig.of(directory).withMaxBytes(maxSpoolSize.getSize());
    }
}
