// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads alert rules and who is told from a file: YAML, or JSON if its name ends in {@code .json}. */
public final class AlertsFile {

    private static final long MOST_BYTES = 4L << 20;
    private static final String YAML_LIBRARY = "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml";
    private static final JsonFactory JSON = new JsonFactory();

    private AlertsFile() {}

    /**
     * Reads a file.
     *
     * @param file the file, at most 4 MiB
     * @return what it says
     * @throws ConfigProblemsException if it has mistakes, with their lines
     * @throws LimitExceededException if it is too large
     * @throws MissingDependencyException if it is YAML and the library for it is not there
     * @throws IOException if it cannot be read
     */
    public static AlertsConfig read(Path file) throws IOException {
        LimitExceededException.requireAtMost("file, in bytes", Files.size(file), MOST_BYTES);
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return parse(Files.readString(file), json);
    }

    static AlertsConfig parse(String text, boolean json) throws IOException {
        try (JsonParser parser = json ? JSON.createParser(text) : yaml(text)) {
            return Fields.read(
                    ConfigTree.read(parser), root -> new AlertsConfig(RulesReader.read(root), RoutesReader.read(root)));
        }
    }

    private static JsonParser yaml(String text) throws IOException {
        try {
            return YamlTokens.of(text);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("A file in YAML", YAML_LIBRARY, e);
        }
    }
}
