// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.text.TextPattern;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is masked, and how.
 *
 * @param kinds what is looked for; everything by default
 * @param partly kinds of which an end stays readable, so that support can tell one from another: the last four digits
 *     of cards and IBANs, the last two of phone numbers and national ids, the first letter and the domain of mail; none
 *     by default. Secrets and tokens are always masked wholly
 * @param replacement what stands in place of what is masked, 1 to 16 letters or characters of {@code *#[]_•█};
 *     {@code ***} by default
 * @param keys further names of secrets, 100 at most, matched at the end of a key whatever its case and its separators;
 *     none by default
 * @param patterns further patterns, 20 at most, each run over every text; none by default
 */
public record SensitiveDataConfig(
        Set<SensitiveKind> kinds,
        Set<SensitiveKind> partly,
        String replacement,
        Set<String> keys,
        List<TextPattern> patterns) {

    private static final int MOST_KEYS = 100;
    private static final int MOST_PATTERNS = 20;
    private static final int LONGEST_REPLACEMENT = 16;
    private static final String SIGNS = "*#[]_•█";

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null or not allowed
     * @throws LimitExceededException if there are too many keys or patterns
     */
    public SensitiveDataConfig {
        kinds = Set.copyOf(InvalidValueException.requirePresent("kinds", kinds));
        partly = Set.copyOf(InvalidValueException.requirePresent("partly", partly));
        if (partly.contains(SensitiveKind.SECRET) || partly.contains(SensitiveKind.TOKEN)) {
            throw new InvalidValueException("partly", partly, "neither SECRET nor TOKEN");
        }
        requireReplacement(replacement);
        keys = Set.copyOf(InvalidValueException.requirePresent("keys", keys));
        LimitExceededException.requireAtMost("keys", keys.size(), MOST_KEYS);
        keys.forEach(key -> InvalidValueException.requireText("keys", key));
        patterns = List.copyOf(InvalidValueException.requirePresent("patterns", patterns));
        LimitExceededException.requireAtMost("patterns", patterns.size(), MOST_PATTERNS);
    }

    /** Digits, quotes and separators in a replacement could be taken for something to mask, or break JSON. */
    private static void requireReplacement(String replacement) {
        InvalidValueException.requireText("replacement", replacement);
        boolean allowed = replacement.chars().allMatch(c -> Chars.isAsciiLetter((char) c) || SIGNS.indexOf(c) >= 0);
        if (!allowed || replacement.length() > LONGEST_REPLACEMENT) {
            throw new InvalidValueException("replacement", replacement, "1 to 16 letters or characters of " + SIGNS);
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static SensitiveDataConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private Set<SensitiveKind> kinds = EnumSet.allOf(SensitiveKind.class);
        private Set<SensitiveKind> partly = Set.of();
        private String replacement = "***";
        private Set<String> keys = Set.of();
        private List<TextPattern> patterns = List.of();

        private Builder() {}

        /**
         * Sets kinds.
         *
         * @param value what is looked for
         * @return this
         */
        public Builder kinds(Collection<SensitiveKind> value) {
            this.kinds = new LinkedHashSet<>(value);
            return this;
        }

        /**
         * Takes kinds away.
         *
         * @param value what is not looked for
         * @return this
         */
        public Builder without(SensitiveKind... value) {
            Set<SensitiveKind> rest = new LinkedHashSet<>(kinds);
            rest.removeAll(List.of(value));
            this.kinds = rest;
            return this;
        }

        /**
         * Sets partly.
         *
         * @param value kinds of which an end stays readable
         * @return this
         */
        public Builder partly(SensitiveKind... value) {
            this.partly = new LinkedHashSet<>(List.of(value));
            return this;
        }

        /**
         * Sets replacement.
         *
         * @param value what stands in place of what is masked
         * @return this
         */
        public Builder replacement(String value) {
            this.replacement = value;
            return this;
        }

        /**
         * Sets keys.
         *
         * @param value further names of secrets
         * @return this
         */
        public Builder keys(String... value) {
            this.keys = new LinkedHashSet<>(List.of(value));
            return this;
        }

        /**
         * Sets patterns.
         *
         * @param value further patterns
         * @return this
         */
        public Builder patterns(TextPattern... value) {
            this.patterns = List.of(value);
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is not allowed
         */
        public SensitiveDataConfig build() {
            return new SensitiveDataConfig(kinds, partly, replacement, keys, patterns);
        }
    }
}
