// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.FileHandler;
import ai.smartwhale.commons.logging.LogFormatter;
import ai.smartwhale.commons.logging.LogHandler;
import ai.smartwhale.commons.logging.file.FileHandlerConfig;
import ai.smartwhale.commons.logging.file.RotationPeriod;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FileHandler} from {@code logback.xml}:
 *
 * <pre>{@code
 * <appender name="FILE" class="ai.smartwhale.commons.logging.logback.FileHandlerAppender">
 *   <file>logs/app.log</file>
 *   <maxFileSize>64MB</maxFileSize>
 *   <maxTotalSize>1GB</maxTotalSize>
 *   <retention>30 days</retention>
 *   <period>DAY</period>
 *   <compress>true</compress>
 *   <formatter class="…"/>
 * </appender>
 * }</pre>
 */
public final class FileHandlerAppender extends HandlerAppender {

    private @Nullable String file;
    private FileSize maxFileSize = new FileSize(FileHandlerConfig.DEFAULT_MAX_FILE_BYTES);
    private FileSize maxTotalSize = new FileSize(FileHandlerConfig.DEFAULT_MAX_TOTAL_BYTES);
    private Duration retention = new Duration(FileHandlerConfig.DEFAULT_RETENTION.toMillis());
    private RotationPeriod period = RotationPeriod.DAY;
    private boolean compress = true;

    /** Creates an appender that has to be told its file. */
    public FileHandlerAppender() {}

    /**
     * Sets the file.
     *
     * @param value the path
     */
    public void setFile(String value) {
        file = value;
    }

    /**
     * Sets how large the file may become.
     *
     * @param value 64 MiB by default
     */
    public void setMaxFileSize(FileSize value) {
        maxFileSize = value;
    }

    /**
     * Sets how large file and archives may be together.
     *
     * @param value 1 GiB by default
     */
    public void setMaxTotalSize(FileSize value) {
        maxTotalSize = value;
    }

    /**
     * Sets how long archives are kept.
     *
     * @param value 30 days by default
     */
    public void setRetention(Duration value) {
        retention = value;
    }

    /**
     * Sets how often a new file begins.
     *
     * @param value every day by default
     */
    public void setPeriod(RotationPeriod value) {
        period = value;
    }

    /**
     * Sets whether archives are gzipped.
     *
     * @param value true by default
     */
    public void setCompress(boolean value) {
        compress = value;
    }

    @Override
    protected @Nullable LogHandler open(LogFormatter with) {
        Path path = Path.of(InvalidValueException.requireText("file", file));
        return FileHandler.open(
                FileHandlerConfig.builder(path)
                        .maxFileBytes(maxFileSize.getSize())
                        .maxTotalBytes(maxTotalSize.getSize())
                        .retention(java.time.Duration.ofMillis(retention.getMilliseconds()))
                        .period(period)
                        .compress(compress)
                        .build(),
                with);
    }
}
