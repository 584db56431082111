// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads a file of settings: YAML, or JSON or properties by the end of its name. */
final class SettingsFile {

    private static final long MOST_BYTES = 1L << 20;
    private static final String YAML_LIBRARY = "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml";
    private static final JsonFactory JSON = new JsonFactory();

    private SettingsFile() {}

    static List<RawSetting> read(Path file, Problems problems) throws IOException {
        LimitExceededException.requireAtMost("file of settings, in bytes", Files.size(file), MOST_BYTES);
        String name = String.valueOf(file.getFileName());
        String text = Files.readString(file);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".properties")) {
            return PropertyLines.read(name, text, problems);
        }
        try (JsonParser parser = lower.endsWith(".json") ? JSON.createParser(text) : yaml(text)) {
            return new TreeFlattener(name, parser, problems).read();
        }
    }

    private static JsonParser yaml(String text) throws IOException {
        try {
            return YamlSource.parse(text);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("A file of settings in YAML", YAML_LIBRARY, e);
        }
    }
}
