// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/**
 * A pattern of ids within one namespace: {@code *} stands for any text, {@code ?} for one character, a backslash takes
 * the next character as it is. Matching takes time linear in the text for each star at worst, whatever the pattern.
 * Immutable.
 */
public final class GlobPattern {

    private static final int LONGEST = 256;
    private static final char ANY = '\uFFFF';
    private static final char ONE = '\uFFFE';

    private final String text;
    private final char[] tokens;

    private GlobPattern(String text, char[] tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /**
     * Reads a pattern.
     *
     * @param text 1 to 256 characters
     * @return the pattern
     * @throws InvalidValueException if it is empty, too long, or ends with a lone backslash
     */
    public static GlobPattern of(String text) {
        InvalidValueException.requirePresent("pattern", text);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new InvalidValueException("pattern", text, "1 to " + LONGEST + " characters");
        }
        if (text.indexOf(ANY) >= 0 || text.indexOf(ONE) >= 0) {
            throw new InvalidValueException("pattern", text, "no U+FFFE or U+FFFF, which are no characters");
        }
        char[] tokens = new char[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                if (++i == text.length()) {
                    throw new InvalidValueException("pattern", text, "a character after the last backslash");
                }
                tokens[size++] = text.charAt(i);
            } else if (c == '*') {
                if (size == 0 || tokens[size - 1] != ANY) {
                    tokens[size++] = ANY;
                }
            } else {
                tokens[size++] = c == '?' ? ONE : c;
            }
        }
        return new GlobPattern(text, Arrays.copyOf(tokens, size));
    }

    /**
     * Whether every id matches.
     *
     * @return true for a pattern of stars only
     */
    public boolean matchesEverything() {
        return tokens.length == 1 && tokens[0] == ANY;
    }

    /**
     * Whether an id matches.
     *
     * @param id the id
     * @return true if the whole of it does
     */
    public boolean matches(String id) {
        int at = 0;
        int token = 0;
        int star = -1;
        int resume = 0;
        while (at < id.length()) {
            if (token < tokens.length
                    && (tokens[token] == ONE || tokens[token] == id.charAt(at))
                    && tokens[token] != ANY) {
                at++;
                token++;
            } else if (token < tokens.length && tokens[token] == ANY) {
                star = token++;
                resume = at;
            } else if (star >= 0) {
                token = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return token == tokens.length || (token == tokens.length - 1 && tokens[token] == ANY);
    }

    /**
     * The pattern as it was written.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return text;
    }
}
