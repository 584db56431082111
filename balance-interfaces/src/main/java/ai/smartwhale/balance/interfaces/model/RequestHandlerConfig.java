// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The limits of a {@link RequestHandler}. Immutable.
 *
 * @param longestQuery characters of a query, 1 to 1,000,000; 4,096 by default
 * @param mostParameters parameters of a request, 1 to 10,000; 100 by default
 * @param mostItems the largest {@code count} and {@code max_pages} that may be asked for, 1 to 1,000,000; 10,000 by
 *     default
 * @param longestTimeout the longest timeout of a request, above zero; one hour by default
 * @param insideAddresses whether addresses may be asked for that lead into private networks; false by default
 * @param wikiLanguage the language of encyclopedias where none is asked for; {@code fa} by default
 */
public record RequestHandlerConfig(
        int longestQuery,
        int mostParameters,
        int mostItems,
        Duration longestTimeout,
        boolean insideAddresses,
        String wikiLanguage) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public RequestHandlerConfig {
        InvalidValueException.requireRange("longestQuery", longestQuery, 1, 1_000_000);
        InvalidValueException.requireRange("mostParameters", mostParameters, 1, 10_000);
        InvalidValueException.requireRange("mostItems", mostItems, 1, 1_000_000);
        InvalidValueException.requirePositive("longestTimeout", longestTimeout);
        if (!RequestRules.isLanguage(InvalidValueException.requireText("wikiLanguage", wikiLanguage))) {
            throw new InvalidValueException("wikiLanguage", wikiLanguage, "a language tag such as fa or en-GB");
        }
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static RequestHandlerConfig withDefaults() {
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

    /** Builds a {@link RequestHandlerConfig}. Not thread-safe. */
    public static final class Builder {

        private int longestQuery = 4_096;
        private int mostParameters = 100;
        private int mostItems = 10_000;
        private Duration longestTimeout = Duration.ofHours(1);
        private boolean insideAddresses;
        private String wikiLanguage = "fa";

        private Builder() {}

        /** Sets {@link RequestHandlerConfig#longestQuery()}. */
        public Builder longestQuery(int value) {
            longestQuery = value;
            return this;
        }

        /** Sets {@link RequestHandlerConfig#mostParameters()}. */
        public Builder mostParameters(int value) {
            mostParameters = value;
            return this;
        }

        /** Sets {@link RequestHandlerConfig#mostItems()}. */
        public Builder mostItems(int value) {
            mostItems = value;
            return this;
        }

        /** Sets {@link RequestHandlerConfig#longestTimeout()}. */
        public Builder longestTimeout(Duration value) {
            longestTimeout = value;
            return this;
        }

        /** Sets {@link RequestHandlerConfig#insideAddresses()}. */
        public Builder insideAddresses(boolean value) {
            insideAddresses = value;
            return this;
        }

        /** Sets {@link RequestHandlerConfig#wikiLanguage()}. */
        public Builder wikiLanguage(String value) {
            wikiLanguage = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside of its range
         */
        public RequestHandlerConfig build() {
            return new RequestHandlerConfig(
                    longestQuery, mostParameters, mostItems, longestTimeout, insideAddresses, wikiLanguage);
        }
    }
}
