// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.Limits.LONG;
import static ai.smartwhale.balance.services.config.Limits.SHORT;

import ai.smartwhale.commons.cache.redis.RedisConfig;
import ai.smartwhale.commons.cache.redis.RedisConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How a Redis is reached, for one of those who use one. */
final class RedisSection {

    private static final String NONE = "none";

    final Setting<String> address;
    private final Setting<String> user;
    private final Setting<String> password;
    private final Setting<Boolean> tls;
    private final Setting<Integer> database;
    private final Setting<String> prefix;
    private final Setting<Duration> connectTimeout;
    private final Setting<Duration> commandTimeout;

    /**
     * Settings whose names begin alike.
     *
     * @param section with what they begin
     * @param use what the Redis is for
     */
    RedisSection(String section, String use) {
        this.address = Setting.checked(
                section + ".address", NONE, "host:port; an IPv6 address in brackets", use, RedisSection::address);
        this.user = Setting.text(section + ".user", NONE, "The user of Redis.");
        this.password = Setting.secret(section + ".password", "Where the password of Redis is.");
        this.tls = Setting.flag(section + ".tls", false, "Whether the connection to Redis is encrypted.");
        this.database = Setting.number(section + ".database", 0, 0, 10_000, "The number of the database.");
        this.prefix = Setting.checked(
                section + ".prefix",
                RedisConfig.DEFAULT_PREFIX,
                "1 to 64 letters, digits, dots, underscores and hyphens",
                "With what all keys begin, so that several systems share a Redis.",
                RedisSection::prefix);
        this.connectTimeout = Setting.duration(
                section + ".connect-timeout",
                RedisConfig.DEFAULT_CONNECT_TIMEOUT,
                SHORT,
                LONG,
                "How long connecting to Redis may take.");
        this.commandTimeout = Setting.duration(
                section + ".command-timeout",
                RedisConfig.DEFAULT_COMMAND_TIMEOUT,
                SHORT,
                LONG,
                "How long a command may take before Redis is done without.");
    }

    List<Setting<?>> all() {
        return List.of(address, user, password, tls, database, prefix, connectTimeout, commandTimeout);
    }

    Optional<RedisConfig> read(SettingValues values, Secrets secrets, Problems problems) {
        for (Setting<?> one : all()) {
            if (values.isSet(one) && !values.isSet(address)) {
                problems.contradiction(values, one, address, "it says something about a Redis that is not there");
            }
        }
        return values.find(address).map(where -> {
            RedisConfigBuilder builder = RedisConfig.builder(where)
                    .tls(values.get(tls))
                    .database(values.get(database))
                    .prefix(values.get(prefix))
                    .connectTimeout(values.get(connectTimeout))
                    .commandTimeout(values.get(commandTimeout));
            values.find(user).ifPresent(builder::user);
            secrets.find(password, values, problems).ifPresent(builder::password);
            return builder.build();
        });
    }

    void describe(Optional<RedisConfig> redis, BiConsumer<String, String> entries) {
        entries.accept(address.name(), redis.map(RedisConfig::toString).orElse(NONE));
        redis.ifPresent(config -> {
            entries.accept(user.name(), config.user().orElse(NONE));
            entries.accept(password.name(), config.password().isPresent() ? Secrets.HIDDEN : NONE);
            entries.accept(tls.name(), Boolean.toString(config.tls()));
            entries.accept(database.name(), Integer.toString(config.database()));
            entries.accept(prefix.name(), config.prefix());
            entries.accept(connectTimeout.name(), Units.write(config.connectTimeout()));
            entries.accept(commandTimeout.name(), Units.write(config.commandTimeout()));
        });
    }

    private static String address(String text) {
        RedisConfig checked = RedisConfig.of(text.strip());
        return checked.host().contains(":") ? "[" + checked.host() + "]:" + checked.port() : checked.toString();
    }

    private static String prefix(String text) {
        return RedisConfig.builder("localhost:6379").prefix(text).build().prefix();
    }
}
