// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * How several Balances work as one. Immutable.
 *
 * @param redis where answers and marks are shared
 * @param answerTtl how long a shared answer may be given out again; empty if answers are not to be shared by way of a
 *     cache, or the host gives a cache of its own
 * @param answerBytes how much memory of this process shared answers may take besides, 64 KiB or more
 * @param join how requests join those of other instances; empty if they do not
 * @param summaries how instances tell each other what they have learned; empty if they do not
 */
public record FederationConfig(
        RedisConfig redis,
        Optional<Duration> answerTtl,
        long answerBytes,
        Optional<JoinConfig> join,
        Optional<SummaryConfig> summaries) {

    /** The default of {@link #answerTtl()}: five minutes. */
    public static final Duration DEFAULT_ANSWER_TTL = Duration.ofMinutes(5);
    /** The default of {@link #answerBytes()}: 64 MiB. */
    public static final long DEFAULT_ANSWER_BYTES = 64L << 20;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public FederationConfig {
        InvalidValueException.requirePresent("redis", redis);
        InvalidValueException.requirePresent("answerTtl", answerTtl);
        answerTtl.ifPresent(ttl -> InvalidValueException.requirePositive("answerTtl", ttl));
        InvalidValueException.requireRange("answerBytes", answerBytes, 64 << 10, Long.MAX_VALUE);
        InvalidValueException.requirePresent("join", join);
        InvalidValueException.requirePresent("summaries", summaries);
    }

    /**
     * Everything, with its defaults.
     *
     * @param redisAddress {@code host:port}
     * @return the configuration
     * @throws InvalidValueException if it is no address
     */
    public static FederationConfig of(String redisAddress) {
        return of(RedisConfig.of(redisAddress));
    }

    /**
     * Everything, with its defaults.
     *
     * @param redis where answers and marks are shared
     * @return the configuration
     */
    public static FederationConfig of(RedisConfig redis) {
        return new FederationConfig(
                redis,
                Optional.of(DEFAULT_ANSWER_TTL),
                DEFAULT_ANSWER_BYTES,
                Optional.of(JoinConfig.defaults()),
                Optional.of(SummaryConfig.defaults()));
    }

    /**
     * The same with other terms for shared answers.
     *
     * @param ttl how long a shared answer may be given out again
     * @param bytes how much memory of this process they may take besides
     * @return the configuration
     * @throws InvalidValueException if one is outside its range
     */
    public FederationConfig withAnswers(Duration ttl, long bytes) {
        return new FederationConfig(
                redis, Optional.of(InvalidValueException.requirePresent("ttl", ttl)), bytes, join, summaries);
    }

    /**
     * The same without shared answers.
     *
     * @return the configuration
     */
    public FederationConfig withoutAnswers() {
        return new FederationConfig(redis, Optional.empty(), answerBytes, join, summaries);
    }

    /**
     * The same with other bounds of joining.
     *
     * @param value the bounds
     * @return the configuration
     */
    public FederationConfig withJoin(JoinConfig value) {
        return new FederationConfig(
                redis,
                answerTtl,
                answerBytes,
                Optional.of(InvalidValueException.requirePresent("join", value)),
                summaries);
    }

    /**
     * The same without joining.
     *
     * @return the configuration
     */
    public FederationConfig withoutJoin() {
        return new FederationConfig(redis, answerTtl, answerBytes, Optional.empty(), summaries);
    }

    /**
     * The same with other summaries.
     *
     * @param value their terms
     * @return the configuration
     */
    public FederationConfig withSummaries(SummaryConfig value) {
        return new FederationConfig(
                redis,
                answerTtl,
                answerBytes,
                join,
                Optional.of(InvalidValueException.requirePresent("summaries", value)));
    }

    /**
     * The same without summaries.
     *
     * @return the configuration
     */
    public FederationConfig withoutSummaries() {
        return new FederationConfig(redis, answerTtl, answerBytes, join, Optional.empty());
    }
}
