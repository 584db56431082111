// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads alert rules, channels and who is told from a file: YAML, or JSON if its name ends in {@code .json}. */
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
     * @throws ConfigProblemsException if it has mistakes: all of them, with their lines
     * @throws LimitExceededException if it is too large
     * @throws MissingDependencyException if it is YAML and the library for it is not there
     * @throws IOException if it cannot be read
     */
    public static AlertsConfig read(Path file) throws IOException {
        return parse(bytes(file), isJson(file));
    }

    /**
     * A commented example in YAML, which says all that a file may say.
     *
     * @return the text
     * @throws IOException if it cannot be read
     */
    public static String example() throws IOException {
        try (InputStream in =
                AlertsFile.class.getResourceAsStream("/ai/smartwhale/balance/monitoring/alerts/example.yaml")) {
            if (in == null) {
                throw new FileNotFoundException("the example of a file of alerts is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static byte[] bytes(Path file) throws IOException {
        LimitExceededException.requireAtMost("file, in bytes", Files.size(file), MOST_BYTES);
        return Files.readAllBytes(file);
    }

    static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    static AlertsConfig parse(byte[] bytes, boolean json) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigProblemsException(List.of(new ConfigProblem(1, "", "the file is not in UTF-8")));
        }
        return parse(text, json);
    }

    static AlertsConfig parse(String text, boolean json) throws IOException {
        try (Tokens tokens = json ? new PlainTokens(JSON.createParser(text)) : yaml(text)) {
            Problems problems = new Problems();
            ConfigNode root = ConfigTree.read(tokens, problems);
            AlertsConfig config =
                    Fields.read(root, problems, AlertsReader::read).orElse(null);
            problems.throwIfAny();
            if (config == null) {
                throw new IllegalStateException("a file without mistakes says nothing");
            }
            return config;
        }
    }

    private static Tokens yaml(String text) throws IOException {
        try {
            return YamlTokens.of(text);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("A file in YAML", YAML_LIBRARY, e);
        }
    }

    private record PlainTokens(JsonParser parser) implements Tokens {

        @Override
        public boolean isReference() {
            return false;
        }
    }
}
