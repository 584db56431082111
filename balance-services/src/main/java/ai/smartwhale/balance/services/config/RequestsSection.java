// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.Limits.LONG;
import static ai.smartwhale.balance.services.config.Limits.SHORT;

import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The instance, and what it does with requests. */
final class RequestsSection {

    private static final BalanceConfig DEFAULTS = BalanceConfig.defaults();

    static final Setting<String> ID = Setting.checked(
            "instance.id",
            "random",
            "letters, digits, dots, hyphens and underscores",
            "Tells this instance from others in names of groups; made up where it is not set.",
            RequestsSection::id);
    static final Setting<Integer> MAX_MODELS = Setting.number(
            "instance.max-models",
            DEFAULTS.maxModels(),
            1,
            1_000_000,
            "Models that may be known at the same time; more are rejected.");
    static final Setting<Integer> CONCURRENCY = Setting.number(
            "instance.concurrency",
            DEFAULTS.concurrency(),
            1,
            1_024,
            "Responses, and requests of remote models, that are handled at the same time.");
    static final Setting<Duration> CLOSE_TIMEOUT = Setting.duration(
            "instance.close-timeout", DEFAULTS.closeTimeout(), SHORT, LONG, "How long closing may take.");
    static final Setting<Integer> MAX_PENDING = Setting.number(
            "requests.max-pending",
            DEFAULTS.maxPending(),
            1,
            10_000_000,
            "Requests that may wait for their answer at the same time; more are rejected.");
    static final Setting<Integer> MAX_RETRIES = Setting.number(
            "requests.max-retries",
            DEFAULTS.maxRetries(),
            0,
            100,
            "How often a request is asked again after an answer that may change.");
    static final Setting<Duration> RETRY_DELAY = Setting.duration(
            "requests.retry-delay",
            DEFAULTS.retryDelay(),
            SHORT,
            LONG,
            "The wait before a request is asked again the first time; doubles each time.");
    static final Setting<Duration> TIMEOUT = Setting.duration(
            "requests.default-timeout",
            DEFAULTS.defaultTimeout(),
            SHORT,
            LONG,
            "How long a query without a timeout of its own waits.");
    static final Setting<Boolean> SERVE_REMOTE = Setting.flag(
            "requests.serve-remote-models",
            DEFAULTS.serveModelRequests(),
            "Whether requests on smartwhale.models.requests are served here.");

    static final List<Setting<?>> ALL = List.of(
            ID, MAX_MODELS, CONCURRENCY, CLOSE_TIMEOUT, MAX_PENDING, MAX_RETRIES, RETRY_DELAY, TIMEOUT, SERVE_REMOTE);

    private RequestsSection() {}

    static BalanceConfig read(SettingValues values, Problems problems) {
        BalanceConfig.Builder builder = BalanceConfig.builder()
                .maxModels(values.get(MAX_MODELS))
                .concurrency(values.get(CONCURRENCY))
                .closeTimeout(values.get(CLOSE_TIMEOUT))
                .maxPending(values.get(MAX_PENDING))
                .maxRetries(values.get(MAX_RETRIES))
                .retryDelay(values.get(RETRY_DELAY))
                .defaultTimeout(values.get(TIMEOUT))
                .serveModelRequests(values.get(SERVE_REMOTE));
        values.find(ID).ifPresent(builder::instanceId);
        if (values.get(MAX_RETRIES) > 0 && values.get(RETRY_DELAY).compareTo(values.get(TIMEOUT)) >= 0) {
            problems.contradiction(
                    values, RETRY_DELAY, TIMEOUT, "the time would be over before anything is asked again");
        }
        return builder.build();
    }

    static void describe(BalanceConfig config, BiConsumer<String, String> entries) {
        entries.accept(ID.name(), config.instanceId());
        entries.accept(MAX_MODELS.name(), MAX_MODELS.writer().apply(config.maxModels()));
        entries.accept(CONCURRENCY.name(), CONCURRENCY.writer().apply(config.concurrency()));
        entries.accept(CLOSE_TIMEOUT.name(), Units.write(config.closeTimeout()));
        entries.accept(MAX_PENDING.name(), MAX_PENDING.writer().apply(config.maxPending()));
        entries.accept(MAX_RETRIES.name(), MAX_RETRIES.writer().apply(config.maxRetries()));
        entries.accept(RETRY_DELAY.name(), Units.write(config.retryDelay()));
        entries.accept(TIMEOUT.name(), Units.write(config.defaultTimeout()));
        entries.accept(SERVE_REMOTE.name(), SERVE_REMOTE.writer().apply(config.serveModelRequests()));
    }

    private static String id(String text) {
        try {
            TopicNames.requireModelId(ID.name(), text);
            return text;
        } catch (InvalidValueException e) {
            throw new InvalidValueException(ID.name(), text, e.allowed());
        }
    }
}
