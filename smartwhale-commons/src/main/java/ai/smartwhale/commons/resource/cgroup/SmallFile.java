// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.cgroup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the small text files of the kernel, and never more of them than a bound. */
final class SmallFile {

    private static final Logger LOG = LoggerFactory.getLogger(SmallFile.class);
    private static final int MOST_BYTES = 256 << 10;

    private SmallFile() {}

    static Optional<String> text(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip());
        } catch (IOException | SecurityException e) {
            LOG.debug("cannot read {}", file, e);
            return Optional.empty();
        }
    }

    static OptionalLong number(Path file) {
        return text(file).map(SmallFile::parse).orElse(OptionalLong.empty());
    }

    static OptionalLong field(Path file, String name) {
        for (String line : text(file).map(SmallFile::lines).orElse(List.of())) {
            List<String> words = words(line);
            if (words.size() == 2 && words.get(0).equals(name)) {
                return parse(words.get(1));
            }
        }
        return OptionalLong.empty();
    }

    /** Numbers are not negative here; a number too large for a long is as good as none and is unknown. */
    static OptionalLong parse(String text) {
        try {
            long value = Long.parseLong(text);
            return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    static List<String> lines(String text) {
        return text.lines().collect(Collectors.toList());
    }

    static List<String> words(String line) {
        StringTokenizer tokens = new StringTokenizer(line);
        return Stream.generate(tokens::nextToken).limit(tokens.countTokens()).collect(Collectors.toList());
    }
}
