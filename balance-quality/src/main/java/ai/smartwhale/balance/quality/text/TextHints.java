// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * What is known of a text before it is judged.
 *
 * @param kind what sort of text it is
 * @param expected the language that was asked for
 * @param id by what the text is remembered for the check against near duplicates; empty to leave that check out
 */
public record TextHints(TextKind kind, Optional<Language> expected, Optional<String> id) {

    /** Checks. */
    public TextHints {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("expected", expected);
        InvalidValueException.requirePresent("id", id);
    }

    /**
     * Nothing is known but the sort.
     *
     * @param kind what sort of text it is
     * @return the hints
     */
    public static TextHints of(TextKind kind) {
        return new TextHints(kind, Optional.empty(), Optional.empty());
    }

    /**
     * The same with the language that was asked for.
     *
     * @param language the language
     * @return new hints
     */
    public TextHints expecting(Language language) {
        return new TextHints(kind, Optional.of(InvalidValueException.requirePresent("language", language)), id);
    }

    /**
     * The same with a name for the text, which makes it be compared with earlier ones and remembered.
     *
     * @param name the name
     * @return new hints
     */
    public TextHints named(String name) {
        return new TextHints(kind, expected, Optional.of(InvalidValueException.requireText("name", name)));
    }
}
