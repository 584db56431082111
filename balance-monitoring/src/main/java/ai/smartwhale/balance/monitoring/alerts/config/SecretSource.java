// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a text that is nobody's business comes from. It is read when it is needed, so that it may change, and never
 * becomes part of a message or a log.
 *
 * @param kind where it is
 * @param place the name of the variable or of the file, or the text itself
 * @param prefix what stands before it: {@code "Bearer "}; may be empty
 */
public record SecretSource(Kind kind, String place, String prefix) {

    /** Where a text is. */
    public enum Kind {
        /** In the file of alerts itself. */
        WRITTEN,
        /** In a variable of the environment. */
        ENVIRONMENT,
        /** In a file of its own, whose last line break does not count. */
        FILE
    }

    private static final long MOST_BYTES = 64L << 10;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing
     */
    public SecretSource {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("place", place);
        InvalidValueException.requirePresent("prefix", prefix);
    }

    /**
     * Reads the text.
     *
     * @param environment gives the value of a variable
     * @return the text
     * @throws InvalidValueException if there is none, naming the place only
     * @throws UncheckedIOException if the file cannot be read
     */
    String read(Function<String, Optional<String>> environment) {
        String text = switch (kind) {
            case WRITTEN -> place;
            case ENVIRONMENT ->
                environment
                        .apply(place)
                        .orElseThrow(() ->
                                new InvalidValueException("variable of the environment", place, "one that is set"));
            case FILE -> file();
        };
        if (text.isBlank()) {
            throw new InvalidValueException("what is in", this, "a text that is not empty");
        }
        return prefix + text;
    }

    private String file() {
        try {
            Path file = Path.of(place);
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidValueException("file of a secret", place, "at most " + MOST_BYTES + " bytes");
            }
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + place + " cannot be read", e);
        }
    }

    /** The place, never the text. */
    @Override
    public String toString() {
        return switch (kind) {
            case WRITTEN -> "the file of alerts";
            case ENVIRONMENT -> "variable " + place;
            case FILE -> "file " + place;
        };
    }
}
