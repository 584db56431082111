// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file beside its place and moves it there, so that no reader sees half a report. */
final class ReportFile {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private ReportFile() {}

    /** What writes the content. */
    @FunctionalInterface
    interface Content {

        /** Writes it and tells how much it was. */
        ExportResult writeTo(OutputStream out) throws IOException;
    }

    static ExportResult write(Path directory, String name, ExportFormat format, Content content) throws IOException {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new InvalidValueException(
                    "name", name, "1 to 100 ASCII letters, digits, '.', '_' or '-', not beginning with '.'");
        }
        // A link to a directory is refused by createDirectories of Java 17.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        Path real = directory.toRealPath();
        Path target = real.resolve(name + '.' + format.extension());
        Path temporary = real.resolve("." + target.getFileName() + '.' + UUID.randomUUID() + ".tmp");
        try {
            long bytes;
            // Not a temporary file of the system, which only its owner may read.
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                bytes = content.writeTo(out).bytes();
                channel.force(true);
            }
            move(temporary, target);
            return new ExportResult(format, bytes, Optional.of(target));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
