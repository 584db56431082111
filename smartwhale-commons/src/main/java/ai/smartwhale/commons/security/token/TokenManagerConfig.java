// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityAudit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * How tokens are issued and checked.
 *
 * @param issuer the {@code iss} of all tokens, 1 to 255 characters
 * @param audience the {@code aud} of all tokens, which names who is meant to accept them, 1 to 255 characters
 * @param algorithm signs; {@link TokenAlgorithm#HS256} by default
 * @param accepted whose signatures hold; that which signs alone by default
 * @param accessLifetime how long access tokens hold, 1 second to 24 hours; 15 minutes by default. One that says it
 *     holds longer is refused
 * @param refreshIdle how long a refresh token waits to be used, 1 second to 365 days; 7 days by default
 * @param refreshLifetime how long a family lives however often it is refreshed, 1 second to 365 days; 30 days by
 *     default
 * @param refreshGrace how long after a refresh the token that was replaced is refused without the family being revoked,
 *     zero to 60 seconds; 5 seconds by default. A thief who refreshes first stays unnoticed if the holder tries only
 *     within that time; zero revokes the family at any second use
 * @param leeway how far clocks may differ, in whole seconds, zero to 5 minutes; 30 seconds by default
 * @param mostTokenBytes the longest access token, in bytes, 256 to 65,536; 8,192 by default. Longer ones are neither
 *     issued nor read
 * @param cachedTokens access tokens whose verification is remembered, 0 to 1,048,576; 4,096 by default. Others take the
 *     place of older ones
 * @param denyList remembers what was revoked; in memory by default, with 100,000 places
 * @param refreshTokens keeps the families; in memory by default, with 100,000 places
 * @param audit is told of every token that is issued, refreshed, revoked or refused; nobody by default
 * @param clock tells the time; the system's by default
 */
public record TokenManagerConfig(
        String issuer,
        String audience,
        TokenAlgorithm algorithm,
        Set<TokenAlgorithm> accepted,
        Duration accessLifetime,
        Duration refreshIdle,
        Duration refreshLifetime,
        Duration refreshGrace,
        Duration leeway,
        int mostTokenBytes,
        int cachedTokens,
        TokenDenyList denyList,
        RefreshTokenStore refreshTokens,
        SecurityAudit audit,
        InstantSource clock) {

    /** The longest that an access token may hold. */
    public static final Duration LONGEST_ACCESS_LIFETIME = Duration.ofHours(24);

    private static final int LONGEST_NAME = 255;
    private static final int MOST_CACHED = 1 << 20;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration YEAR = Duration.ofDays(365);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing or outside of its range, or what signs is not accepted
     */
    public TokenManagerConfig {
        requireName("issuer", issuer);
        requireName("audience", audience);
        InvalidValueException.requirePresent("algorithm", algorithm);
        accepted = Set.copyOf(InvalidValueException.requirePresent("accepted", accepted));
        if (!accepted.contains(algorithm)) {
            throw new InvalidValueException("accepted", accepted, "what signs, " + algorithm + ", and others");
        }
        requireBetween("accessLifetime", accessLifetime, SECOND, LONGEST_ACCESS_LIFETIME);
        requireBetween("refreshIdle", refreshIdle, SECOND, YEAR);
        requireBetween("refreshLifetime", refreshLifetime, SECOND, YEAR);
        requireBetween("refreshGrace", refreshGrace, Duration.ZERO, Duration.ofSeconds(60));
        requireBetween("leeway", leeway, Duration.ZERO, Duration.ofMinutes(5));
        requireSeconds("accessLifetime", accessLifetime);
        requireSeconds("leeway", leeway);
        InvalidValueException.requireRange("mostTokenBytes", mostTokenBytes, 256, 64 << 10);
        InvalidValueException.requireRange("cachedTokens", cachedTokens, 0, MOST_CACHED);
        InvalidValueException.requirePresent("denyList", denyList);
        InvalidValueException.requirePresent("refreshTokens", refreshTokens);
        InvalidValueException.requirePresent("audit", audit);
        InvalidValueException.requirePresent("clock", clock);
    }

    private static void requireName(String field, String value) {
        InvalidValueException.requireRange(
                "length of " + field,
                InvalidValueException.requireText(field, value).length(),
                1,
                LONGEST_NAME);
    }

    private static void requireBetween(String field, Duration value, Duration least, Duration most) {
        InvalidValueException.requirePresent(field, value);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidValueException(field, value, least + ".." + most);
        }
    }

    private static void requireSeconds(String field, Duration value) {
        if (value.getNano() != 0) {
            throw new InvalidValueException(field, value, "whole seconds, as tokens tell the time");
        }
    }

    /**
     * Starts from the defaults.
     *
     * @param issuer the {@code iss} of all tokens, 1 to 255 characters
     * @param audience the {@code aud} of all tokens, 1 to 255 characters
     * @return a builder
     */
    public static Builder builder(String issuer, String audience) {
        return new Builder(issuer, audience);
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private final String issuer;
        private final String audience;
        private TokenAlgorithm algorithm = TokenAlgorithm.HS256;
        private Set<TokenAlgorithm> accepted = Set.of();
        private Duration accessLifetime = Duration.ofMinutes(15);
        private Duration refreshIdle = Duration.ofDays(7);
        private Duration refreshLifetime = Duration.ofDays(30);
        private Duration refreshGrace = Duration.ofSeconds(5);
        private Duration leeway = Duration.ofSeconds(30);
        private int mostTokenBytes = 8 << 10;
        private int cachedTokens = 4_096;
        private TokenDenyList denyList = TokenDenyList.inMemory(100_000);
        private RefreshTokenStore refreshTokens = RefreshTokenStore.inMemory(100_000);
        private SecurityAudit audit = SecurityAudit.NONE;
        private InstantSource clock = InstantSource.system();

        private Builder(String issuer, String audience) {
            this.issuer = issuer;
            this.audience = audience;
        }

        /**
         * Sets algorithm.
         *
         * @param value signs
         * @return this
         */
        public Builder algorithm(TokenAlgorithm value) {
            this.algorithm = value;
            return this;
        }

        /**
         * Sets accepted.
         *
         * @param value whose signatures hold
         * @return this
         */
        public Builder accepted(Set<TokenAlgorithm> value) {
            this.accepted = value;
            return this;
        }

        /**
         * Sets accessLifetime.
         *
         * @param value how long access tokens hold, 1 second to 24 hours
         * @return this
         */
        public Builder accessLifetime(Duration value) {
            this.accessLifetime = value;
            return this;
        }

        /**
         * Sets refreshIdle.
         *
         * @param value how long a refresh token waits to be used, 1 second to 365 days
         * @return this
         */
        public Builder refreshIdle(Duration value) {
            this.refreshIdle = value;
            return this;
        }

        /**
         * Sets refreshLifetime.
         *
         * @param value how long a family lives however often it is refreshed, 1 second to 365 days
         * @return this
         */
        public Builder refreshLifetime(Duration value) {
            this.refreshLifetime = value;
            return this;
        }

        /**
         * Sets refreshGrace.
         *
         * @param value how long after a refresh the token that was replaced is refused without the family being
         *     revoked, zero to 60 seconds
         * @return this
         */
        public Builder refreshGrace(Duration value) {
            this.refreshGrace = value;
            return this;
        }

        /**
         * Sets leeway.
         *
         * @param value how far clocks may differ, in whole seconds, zero to 5 minutes
         * @return this
         */
        public Builder leeway(Duration value) {
            this.leeway = value;
            return this;
        }

        /**
         * Sets mostTokenBytes.
         *
         * @param value the longest access token, in bytes, 256 to 65,536
         * @return this
         */
        public Builder mostTokenBytes(int value) {
            this.mostTokenBytes = value;
            return this;
        }

        /**
         * Sets cachedTokens.
         *
         * @param value access tokens whose verification is remembered, 0 to 1,048,576
         * @return this
         */
        public Builder cachedTokens(int value) {
            this.cachedTokens = value;
            return this;
        }

        /**
         * Sets denyList.
         *
         * @param value remembers what was revoked
         * @return this
         */
        public Builder denyList(TokenDenyList value) {
            this.denyList = value;
            return this;
        }

        /**
         * Sets refreshTokens.
         *
         * @param value keeps the families
         * @return this
         */
        public Builder refreshTokens(RefreshTokenStore value) {
            this.refreshTokens = value;
            return this;
        }

        /**
         * Sets audit.
         *
         * @param value is told of every token that is issued, refreshed, revoked or refused
         * @return this
         */
        public Builder audit(SecurityAudit value) {
            this.audit = value;
            return this;
        }

        /**
         * Sets clock.
         *
         * @param value tells the time
         * @return this
         */
        public Builder clock(InstantSource value) {
            this.clock = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is missing or outside of its range
         */
        public TokenManagerConfig build() {
            Set<TokenAlgorithm> all = accepted.isEmpty() ? Set.of(algorithm) : accepted;
            return new TokenManagerConfig(
                    issuer,
                    audience,
                    algorithm,
                    all,
                    accessLifetime,
                    refreshIdle,
                    refreshLifetime,
                    refreshGrace,
                    leeway,
                    mostTokenBytes,
                    cachedTokens,
                    denyList,
                    refreshTokens,
                    audit,
                    clock);
        }
    }
}
