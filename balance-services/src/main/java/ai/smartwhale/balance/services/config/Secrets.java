// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Follows references to secrets. A secret that is written where a reference belongs is refused and not repeated. */
final class Secrets {

    static final String ALLOWED = "env:NAME or file:PATH, where the secret is; never the secret itself";

    /** Stands for a secret wherever settings are shown. */
    static final String HIDDEN = "(not shown)";

    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";
    private static final long MOST_BYTES = 64 << 10;

    private final Map<String, String> environment;

    Secrets(Map<String, String> environment) {
        this.environment = environment;
    }

    static boolean isReference(String text) {
        return text.startsWith(VARIABLE) || text.startsWith(FILE);
    }

    /** The secret that was set, if one was and can be read. */
    Optional<String> find(Setting<String> setting, SettingValues values, Problems problems) {
        RawSetting raw = values.below(setting.name()).get("");
        if (raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(follow(raw.name(), raw.text()));
        } catch (InvalidValueException e) {
            problems.refused(raw, e.allowed());
            return Optional.empty();
        }
    }

    /** The secret, without the line break at the end of a file. */
    String follow(String name, String reference) {
        String text = reference.strip();
        if (text.startsWith(VARIABLE)) {
            String value = environment.get(text.substring(VARIABLE.length()));
            if (value == null || value.isEmpty()) {
                throw new InvalidValueException(
                        name, text, "the name of a variable that is set in the environment given");
            }
            return value;
        }
        if (text.startsWith(FILE)) {
            return read(name, text);
        }
        throw new InvalidValueException(name, HIDDEN, ALLOWED);
    }

    private static String read(String name, String reference) {
        String allowed = "a file that can be read, with 1 byte to 64 KiB of text";
        try {
            Path file = Path.of(reference.substring(FILE.length()));
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new InvalidValueException(name, reference, allowed);
            }
            String content = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
            if (content.isEmpty()) {
                throw new InvalidValueException(name, reference, allowed);
            }
            return content;
        } catch (IOException | InvalidPathException e) {
            throw new InvalidValueException(name, reference, allowed);
        }
    }
}
