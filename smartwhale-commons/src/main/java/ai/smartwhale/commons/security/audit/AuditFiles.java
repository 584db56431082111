// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of the files of a trail. */
final class AuditFiles {

    private static final int DIGITS = 19;

    private final Path current;

    AuditFiles(Path current) {
        this.current = current.toAbsolutePath();
    }

    Path current() {
        return current;
    }

    Path head() {
        return beside(".head");
    }

    Path lock() {
        return beside(".lock");
    }

    /** A name that is free, for what a crash left of an event. */
    Path torn(long sequence) {
        Path free = beside(".torn-" + sequence);
        for (int i = 2; Files.exists(free); i++) {
            free = beside(".torn-" + sequence + "-" + i);
        }
        return free;
    }

    Path putBy(long firstSequence) {
        return beside(String.format(Locale.ROOT, ".%0" + DIGITS + "d", firstSequence));
    }

    /** The files put by, oldest first. */
    List<Path> allPutBy() throws IOException {
        Path directory = current.getParent();
        String name = current.getFileName().toString();
        Pattern pattern = Pattern.compile(Pattern.quote(name) + "\\.[0-9]{" + DIGITS + "}");
        List<Path> found = new ArrayList<>();
        if (directory == null || !Files.isDirectory(directory)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                directory,
                file -> pattern.matcher(file.getFileName().toString()).matches())) {
            files.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    static long firstSequence(Path putBy) {
        String name = putBy.getFileName().toString();
        return Long.parseLong(name.substring(name.length() - DIGITS));
    }

    private Path beside(String suffix) {
        return current.resolveSibling(current.getFileName() + suffix);
    }
}
