// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * Settings of {@link TextQualityAnalyzer}.
 *
 * @param longestText of a longer text, in characters, half of this from its head and half from its tail are looked at,
 *     1,024 to 16,777,216
 * @param sureLanguage from which confidence on a language counts as known, 0.5 to 1
 * @param index where texts that have a name are remembered and compared; empty to leave out the check against near
 *     duplicates
 */
public record TextQualityConfig(int longestText, double sureLanguage, Optional<NearDuplicateIndex> index) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent or outside of its range
     */
    public TextQualityConfig {
        InvalidValueException.requireRange("longestText", longestText, 1_024, 1 << 24);
        if (!(sureLanguage >= 0.5 && sureLanguage <= 1)) {
            throw new InvalidValueException("sureLanguage", sureLanguage, "0.5..1");
        }
        InvalidValueException.requirePresent("index", index);
    }

    /**
     * 262,144 characters, a confidence of 0.8, and an index with its own defaults.
     *
     * @return the defaults
     */
    public static TextQualityConfig defaults() {
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

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {

        private int longestText = 1 << 18;
        private double sureLanguage = 0.8;
        private Optional<NearDuplicateIndex> index = Optional.of(NearDuplicateIndex.create());

        private Builder() {}

        /**
         * Sets how much of a text is looked at.
         *
         * @param chars 1,024 to 16,777,216
         * @return this builder
         */
        public Builder longestText(int chars) {
            longestText = chars;
            return this;
        }

        /**
         * Sets from which confidence on a language counts as known.
         *
         * @param confidence 0.5 to 1
         * @return this builder
         */
        public Builder sureLanguage(double confidence) {
            sureLanguage = confidence;
            return this;
        }

        /**
         * Sets where texts are remembered.
         *
         * @param shared an index, which several analyzers may share
         * @return this builder
         */
        public Builder index(NearDuplicateIndex shared) {
            index = Optional.of(InvalidValueException.requirePresent("shared", shared));
            return this;
        }

        /**
         * Leaves out the check against near duplicates.
         *
         * @return this builder
         */
        public Builder withoutIndex() {
            index = Optional.empty();
            return this;
        }

        /**
         * Checks the settings.
         *
         * @return the configuration
         */
        public TextQualityConfig build() {
            return new TextQualityConfig(longestText, sureLanguage, index);
        }
    }
}
