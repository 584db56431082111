// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once where systems keep their fonts for the few that have both Latin and Persian letters. */
final class InstalledFonts {

    private static final List<String> NAMES = List.of(
            "vazirmatn-regular.ttf",
            "vazir-regular.ttf",
            "vazir.ttf",
            "dejavusans.ttf",
            "tahoma.ttf",
            "arial unicode.ttf",
            "arial.ttf");
    private static final List<String> PLACES = List.of(
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            "/Library/Fonts",
            "/System/Library/Fonts/Supplemental",
            "C:/Windows/Fonts");
    private static final Logger LOG = LoggerFactory.getLogger(InstalledFonts.class);
    private static final int DEEPEST = 5;

    private InstalledFonts() {}

    private static final class Found {
        static final List<Path> FONTS = find();
    }

    /** The best first. */
    static List<Path> all() {
        return Found.FONTS;
    }

    private static List<Path> find() {
        Map<String, Path> found = new HashMap<>();
        for (String place : PLACES) {
            look(Path.of(place), found);
        }
        return NAMES.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static void look(Path place, Map<String, Path> found) {
        try {
            Files.walkFileTree(place, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    if (NAMES.contains(name)) {
                        found.putIfAbsent(name, file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) {
                    // What is not there, or may not be looked at, has no font for us.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | SecurityException unreadable) {
            LOG.debug("No fonts are looked for in {}", place, unreadable);
        }
    }
}
