// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.Limits.LONG;
import static ai.smartwhale.balance.services.config.Limits.SHORT;

import ai.smartwhale.balance.services.AnswerCacheBuilder;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Where answers are kept. */
final class CacheSection {

    static final Setting<Boolean> ENABLED =
            Setting.flag("cache.enabled", false, "Whether answers are kept and given out again.");
    static final Setting<Duration> TTL = Setting.duration(
            "cache.ttl", AnswerCacheBuilder.DEFAULT_TTL, SHORT, LONG, "How long an answer may be given out again.");
    static final Setting<Duration> STALE_FOR = Setting.duration(
            "cache.stale-for",
            Duration.ZERO,
            Duration.ZERO,
            LONG,
            "How much longer answers are kept, for the loop to give out while the Data service cannot answer in time.");
    static final Setting<Long> MAX_SIZE = Setting.size(
            "cache.max-size",
            AnswerCacheBuilder.DEFAULT_MAXIMUM_BYTES,
            64 << 10,
            Long.MAX_VALUE,
            "How much memory answers may take.");
    static final Setting<Long> GROWS_TO = Setting.sizeOrNone(
            "cache.grows-to",
            64 << 10,
            Long.MAX_VALUE,
            "How much memory the loop may let answers take where it measures that more of them are found.");
    static final Setting<Path> DIRECTORY =
            Setting.folder("cache.directory", "Keeps answers on disk too, for the next start.");
    static final RedisSection REDIS =
            new RedisSection("cache.redis", "Shares answers with the other instances that use this Redis.");

    static final List<Setting<?>> ALL = Stream.concat(
                    Stream.of(ENABLED, TTL, STALE_FOR, MAX_SIZE, GROWS_TO, DIRECTORY), REDIS.all().stream())
            .toList();

    private CacheSection() {}

    static Optional<CacheSettings> read(SettingValues values, Secrets secrets, Problems problems) {
        Optional<RedisConfig> redis = REDIS.read(values, secrets, problems);
        long size = values.get(MAX_SIZE);
        OptionalLong most = values.find(GROWS_TO).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        if (most.orElse(size) < size) {
            problems.contradiction(values, GROWS_TO, MAX_SIZE, "what grows does not become smaller");
            most = OptionalLong.empty();
        }
        CacheSettings settings =
                new CacheSettings(values.get(TTL), values.get(STALE_FOR), size, most, values.find(DIRECTORY), redis);
        return values.get(ENABLED) ? Optional.of(settings) : Optional.empty();
    }

    static void describe(Optional<CacheSettings> settings, BiConsumer<String, String> entries) {
        entries.accept(ENABLED.name(), Boolean.toString(settings.isPresent()));
        settings.ifPresent(cache -> {
            entries.accept(TTL.name(), Units.write(cache.ttl()));
            entries.accept(STALE_FOR.name(), Units.write(cache.staleFor()));
            entries.accept(MAX_SIZE.name(), Units.write(cache.maxBytes()));
            entries.accept(
                    GROWS_TO.name(),
                    cache.mostBytes().isPresent()
                            ? Units.write(cache.mostBytes().getAsLong())
                            : "none");
            entries.accept(
                    DIRECTORY.name(), cache.directory().map(Path::toString).orElse("none"));
            REDIS.describe(cache.redis(), entries);
        });
    }
}
