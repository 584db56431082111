// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the archives of one log file. The number alone gives the order, since clocks are set back. */
final class ArchiveNames {

    static final String GZIP = ".gz";
    static final String UNFINISHED = ".gz.tmp";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    /** An archive. */
    record Archive(Path path, long number, Instant time, boolean gzipped) {}

    private final Path directory;
    private final String stem;
    private final String extension;
    private final Pattern archive;
    private final Pattern unfinished;

    ArchiveNames(FileHandlerConfig config) {
        String name = String.valueOf(config.file().getFileName());
        int dot = name.lastIndexOf('.');
        this.directory = config.directory();
        this.stem = dot > 0 ? name.substring(0, dot) : name;
        this.extension = dot > 0 ? name.substring(dot) : "";
        String base = Pattern.quote(stem) + "-(\\d{8}T\\d{6}Z)-(\\d{6,18})" + Pattern.quote(extension);
        this.archive = Pattern.compile(base + "(\\.gz)?");
        this.unfinished = Pattern.compile(base + "\\.gz\\.tmp");
    }

    Path name(Instant time, long number) {
        String stamp = TIME.format(time.atOffset(ZoneOffset.UTC));
        return directory.resolve(String.format(Locale.ROOT, "%s-%s-%06d%s", stem, stamp, number, extension));
    }

    Optional<Archive> parse(Path path) {
        Matcher matcher = archive.matcher(String.valueOf(path.getFileName()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant time = LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC);
            return Optional.of(new Archive(path, Long.parseLong(matcher.group(2)), time, matcher.group(3) != null));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    boolean isUnfinished(Path path) {
        return unfinished.matcher(String.valueOf(path.getFileName())).matches();
    }

    static Path with(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
