// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.Limits.LONG;
import static ai.smartwhale.balance.services.config.Limits.SHORT;

import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.JoinConfig;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** How several instances work as one. */
final class FederationSection {

    private static final JoinConfig JOIN = JoinConfig.defaults();
    private static final SummaryConfig SUMMARIES = SummaryConfig.defaults();

    static final Setting<Boolean> ENABLED = Setting.flag(
            "federation.enabled",
            false,
            "Whether this instance works as one with others; needs federation.redis.address.");
    static final RedisSection REDIS = new RedisSection("federation.redis", "The Redis that the instances share.");
    static final Setting<Boolean> SHARE_ANSWERS = Setting.flag(
            "federation.share-answers", true, "Whether answers are shared, where there is no other cache of answers.");
    static final Setting<Duration> ANSWER_TTL = Setting.duration(
            "federation.answer-ttl",
            FederationConfig.DEFAULT_ANSWER_TTL,
            SHORT,
            LONG,
            "How long a shared answer may be given out again.");
    static final Setting<Long> ANSWER_SIZE = Setting.size(
            "federation.answer-size",
            FederationConfig.DEFAULT_ANSWER_BYTES,
            64 << 10,
            Long.MAX_VALUE,
            "How much memory of this process shared answers may take besides.");
    static final Setting<Boolean> JOINS = Setting.flag(
            "federation.join-requests",
            true,
            "Whether requests join equal ones that are under way at other instances.");
    static final Setting<Duration> LEASE = Setting.duration(
            "federation.join.lease",
            JOIN.lease(),
            Duration.ofMillis(40),
            Duration.ofHours(1),
            "After what time an instance that died is not waited for any more.");
    static final Setting<Duration> PATIENCE = Setting.duration(
            "federation.join.patience",
            JOIN.patience(),
            SHORT,
            Duration.ofHours(1),
            "The longest wait for Redis before a request is sent without having heard from it.");
    static final Setting<Duration> LONGEST_WAIT = Setting.duration(
            "federation.join.longest-wait",
            JOIN.longestWait(),
            SHORT,
            LONG,
            "The longest wait for the answer of another instance.");
    static final Setting<Integer> MAX_MARKS = Setting.number(
            "federation.join.max-marks",
            JOIN.maxMarks(),
            1,
            1_000_000,
            "Requests that others can join at the same time; more are sent without a mark.");
    static final Setting<Integer> MAX_WAITING = Setting.number(
            "federation.join.max-waiting",
            JOIN.maxWaiting(),
            1,
            1_000_000,
            "Requests that wait for others at the same time; more are sent.");
    static final Setting<Long> MAX_ANSWER = Setting.size(
            "federation.join.max-answer-size",
            JOIN.maxAnswerBytes(),
            1_024,
            64L << 20,
            "The largest answer that is handed over.");
    static final Setting<Boolean> TELLS = Setting.flag(
            "federation.exchange-summaries", true, "Whether instances tell each other what they learned, by Kafka.");
    static final Setting<Duration> PERIOD = Setting.duration(
            "federation.summaries.period", SUMMARIES.period(), SHORT, Duration.ofHours(1), "How often they do.");
    static final Setting<Integer> MISSED = Setting.number(
            "federation.summaries.missed-periods",
            Math.toIntExact(SUMMARIES.staleAfter().dividedBy(SUMMARIES.period())),
            2,
            1_000,
            "After so many periods of silence an instance counts as gone.");
    static final Setting<Integer> MAX_INSTANCES = Setting.number(
            "federation.summaries.max-instances",
            SUMMARIES.maxInstances(),
            1,
            10_000,
            "Instances that are known at the same time; more are counted and ignored.");
    static final Setting<Integer> MAX_MODELS = Setting.number(
            "federation.summaries.max-models",
            SUMMARIES.maxModels(),
            1,
            100_000,
            "Models in a summary: those that ask the most.");
    static final Setting<Integer> TOTAL = Setting.numberOrNone(
            "federation.total-in-flight",
            1,
            1_000_000_000,
            "Requests that all instances together may have under way at the Data service.");

    static final List<Setting<?>> ALL = Stream.of(
                    Stream.of(ENABLED),
                    REDIS.all().stream(),
                    Stream.of(SHARE_ANSWERS, ANSWER_TTL, ANSWER_SIZE),
                    Stream.of(JOINS, LEASE, PATIENCE, LONGEST_WAIT, MAX_MARKS, MAX_WAITING, MAX_ANSWER),
                    Stream.of(TELLS, PERIOD, MISSED, MAX_INSTANCES, MAX_MODELS, TOTAL))
            .<Setting<?>>flatMap(settings -> settings)
            .toList();

    private FederationSection() {}

    static Optional<FederationConfig> read(SettingValues values, Secrets secrets, Problems problems) {
        Optional<RedisConfig> redis = REDIS.read(values, secrets, problems);
        if (values.get(ENABLED) && redis.isEmpty()) {
            problems.contradiction(values, ENABLED, REDIS.address, "instances share by way of a Redis");
        }
        if (values.find(TOTAL).isPresent() && !values.get(TELLS)) {
            problems.contradiction(values, TOTAL, TELLS, "what nobody tells cannot be divided");
        }
        return redis.filter(there -> values.get(ENABLED))
                .map(there -> new FederationConfig(
                        there,
                        values.get(SHARE_ANSWERS) ? Optional.of(values.get(ANSWER_TTL)) : Optional.empty(),
                        values.get(ANSWER_SIZE),
                        values.get(JOINS) ? Optional.of(join(values)) : Optional.empty(),
                        values.get(TELLS) ? Optional.of(summaries(values)) : Optional.empty()));
    }

    private static JoinConfig join(SettingValues values) {
        JoinConfig times = JOIN.withTimes(values.get(LEASE), values.get(PATIENCE))
                .withBounds(values.get(MAX_MARKS), values.get(MAX_WAITING), Math.toIntExact(values.get(MAX_ANSWER)));
        return new JoinConfig(
                times.lease(),
                times.patience(),
                times.check(),
                values.get(LONGEST_WAIT),
                times.keep(),
                times.maxMarks(),
                times.maxWaiting(),
                times.maxInstances(),
                times.maxAnswerBytes());
    }

    private static SummaryConfig summaries(SettingValues values) {
        Duration period = values.get(PERIOD);
        Optional<Integer> total = values.find(TOTAL);
        return new SummaryConfig(
                period,
                period.multipliedBy(values.get(MISSED)),
                values.get(MAX_INSTANCES),
                values.get(MAX_MODELS),
                SUMMARIES.hotKeys(),
                total.isPresent() ? OptionalInt.of(total.orElseThrow()) : OptionalInt.empty());
    }

    static void describe(Optional<FederationConfig> found, BiConsumer<String, String> entries) {
        entries.accept(ENABLED.name(), Boolean.toString(found.isPresent()));
        found.ifPresent(config -> {
            REDIS.describe(Optional.of(config.redis()), entries);
            entries.accept(
                    SHARE_ANSWERS.name(), Boolean.toString(config.answerTtl().isPresent()));
            config.answerTtl().ifPresent(ttl -> {
                entries.accept(ANSWER_TTL.name(), Units.write(ttl));
                entries.accept(ANSWER_SIZE.name(), Units.write(config.answerBytes()));
            });
            entries.accept(JOINS.name(), Boolean.toString(config.join().isPresent()));
            config.join().ifPresent(join -> describe(join, entries));
            entries.accept(TELLS.name(), Boolean.toString(config.summaries().isPresent()));
            config.summaries().ifPresent(summaries -> describe(summaries, entries));
        });
    }

    private static void describe(JoinConfig join, BiConsumer<String, String> entries) {
        entries.accept(LEASE.name(), Units.write(join.lease()));
        entries.accept(PATIENCE.name(), Units.write(join.patience()));
        entries.accept(LONGEST_WAIT.name(), Units.write(join.longestWait()));
        entries.accept(MAX_MARKS.name(), Integer.toString(join.maxMarks()));
        entries.accept(MAX_WAITING.name(), Integer.toString(join.maxWaiting()));
        entries.accept(MAX_ANSWER.name(), Units.write(join.maxAnswerBytes()));
    }

    private static void describe(SummaryConfig summaries, BiConsumer<String, String> entries) {
        entries.accept(PERIOD.name(), Units.write(summaries.period()));
        entries.accept(MISSED.name(), Long.toString(summaries.staleAfter().dividedBy(summaries.period())));
        entries.accept(MAX_INSTANCES.name(), Integer.toString(summaries.maxInstances()));
        entries.accept(MAX_MODELS.name(), Integer.toString(summaries.maxModels()));
        entries.accept(
                TOTAL.name(),
                summaries.totalInFlight().isPresent()
                        ? Integer.toString(summaries.totalInFlight().getAsInt())
                        : "none");
    }
}
