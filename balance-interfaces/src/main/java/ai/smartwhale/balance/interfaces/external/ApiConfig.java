// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resilience.BreakerConfig;
import ai.smartwhale.commons.resilience.HedgeConfig;
import ai.smartwhale.commons.resilience.RetryConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom an {@link ApiInterface} calls, and how. Immutable.
 *
 * @param allowedHosts the hosts that may be called, 1 to 1,000, by their exact names
 * @param plainHttp whether http without TLS may be used; false by default
 * @param insideAddresses whether hosts may lead into private networks; false by default
 * @param timeout how long one attempt may take, to the last byte; 30 seconds by default
 * @param connectTimeout how long connecting may take; ten seconds by default
 * @param largestBody bytes of the largest body, either way, 1 to 1 GiB; 10 MiB by default
 * @param mostRedirects how many redirects of a safe method are followed, 0 to 10; 3 by default
 * @param mostInFlight calls under way at a time, 1 to 100,000; 256 by default. One more fails
 * @param retry how idempotent calls are repeated; its classifier is not used
 * @param breaker when a host is given time to recover; which errors count is decided here
 * @param hedge when a second attempt is made beside a slow one that changes nothing; empty for never, the default
 * @param webhook how calls from outside are verified; empty where none are taken, the default
 */
public record ApiConfig(
        Set<String> allowedHosts,
        boolean plainHttp,
        boolean insideAddresses,
        Duration timeout,
        Duration connectTimeout,
        int largestBody,
        int mostRedirects,
        int mostInFlight,
        RetryConfig retry,
        BreakerConfig breaker,
        Optional<HedgeConfig> hedge,
        Optional<WebhookConfig> webhook) {

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public ApiConfig {
        allowedHosts = allowedHosts.stream()
                .map(host ->
                        InvalidValueException.requireText("allowedHosts", host).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        InvalidValueException.requireRange("allowedHosts.size", allowedHosts.size(), 1, 1_000);
        InvalidValueException.requirePositive("timeout", timeout);
        InvalidValueException.requirePositive("connectTimeout", connectTimeout);
        InvalidValueException.requireRange("largestBody", largestBody, 1, 1 << 30);
        InvalidValueException.requireRange("mostRedirects", mostRedirects, 0, 10);
        InvalidValueException.requireRange("mostInFlight", mostInFlight, 1, 100_000);
        InvalidValueException.requirePresent("retry", retry);
        InvalidValueException.requirePresent("breaker", breaker);
        InvalidValueException.requirePresent("hedge", hedge);
        InvalidValueException.requirePresent("webhook", webhook);
    }

    /**
     * Starts from the defaults.
     *
     * @param allowedHosts the hosts that may be called
     * @return a builder
     */
    public static Builder builder(String... allowedHosts) {
        return new Builder(Set.of(allowedHosts));
    }

    /** Builds an {@link ApiConfig}. Not thread-safe. */
    public static final class Builder {

        private final Set<String> allowedHosts;
        private boolean plainHttp;
        private boolean insideAddresses;
        private Duration timeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private int largestBody = 10 << 20;
        private int mostRedirects = 3;
        private int mostInFlight = 256;
        private RetryConfig retry = RetryConfig.withDefaults();
        private BreakerConfig breaker = BreakerConfig.withDefaults();
        private @Nullable HedgeConfig hedge;
        private @Nullable WebhookConfig webhook;

        private Builder(Set<String> allowedHosts) {
            this.allowedHosts = allowedHosts;
        }

        /** Sets {@link ApiConfig#plainHttp()}. */
        public Builder plainHttp(boolean value) {
            plainHttp = value;
            return this;
        }

        /** Sets {@link ApiConfig#insideAddresses()}. */
        public Builder insideAddresses(boolean value) {
            insideAddresses = value;
            return this;
        }

        /** Sets {@link ApiConfig#timeout()}. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** Sets {@link ApiConfig#connectTimeout()}. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** Sets {@link ApiConfig#largestBody()}. */
        public Builder largestBody(int value) {
            largestBody = value;
            return this;
        }

        /** Sets {@link ApiConfig#mostRedirects()}. */
        public Builder mostRedirects(int value) {
            mostRedirects = value;
            return this;
        }

        /** Sets {@link ApiConfig#mostInFlight()}. */
        public Builder mostInFlight(int value) {
            mostInFlight = value;
            return this;
        }

        /** Sets {@link ApiConfig#retry()}. */
        public Builder retry(RetryConfig value) {
            retry = value;
            return this;
        }

        /** Sets {@link ApiConfig#breaker()}. */
        public Builder breaker(BreakerConfig value) {
            breaker = value;
            return this;
        }

        /** Sets {@link ApiConfig#hedge()}. */
        public Builder hedge(HedgeConfig value) {
            hedge = value;
            return this;
        }

        /** Sets {@link ApiConfig#webhook()}. */
        public Builder webhook(WebhookConfig value) {
            webhook = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside of its range
         */
        public ApiConfig build() {
            return new ApiConfig(
                    allowedHosts,
                    plainHttp,
                    insideAddresses,
                    timeout,
                    connectTimeout,
                    largestBody,
                    mostRedirects,
                    mostInFlight,
                    retry,
                    breaker,
                    Optional.ofNullable(hedge),
                    Optional.ofNullable(webhook));
        }
    }
}
