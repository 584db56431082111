// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.SettingsFixture.entry;
import static ai.smartwhale.balance.services.config.SettingsFixture.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting arrives in what is configured, keeps to the range that it names, and is documented. */
class SettingCatalogueTest {

    private static final Path PAGE =
            Path.of(System.getProperty("smartwhale.root", ".."), "docs/reference/configuration.md");

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("kafka.bootstrap-servers", "here:1"),
            Map.entry("kafka.client-id", "someone"),
            Map.entry("kafka.compression", "zstd"),
            Map.entry("instance.id", "one"),
            Map.entry("path.steps", "merge,ageing"),
            Map.entry("cache.directory", "answers"),
            Map.entry("cache.redis.address", "redis:7000"),
            Map.entry("cache.redis.user", "someone"),
            Map.entry("cache.redis.password", "env:SECRET"),
            Map.entry("cache.redis.prefix", "other"),
            Map.entry("requests.default-timeout", "77s"),
            Map.entry("loop.mode", "advice"),
            Map.entry("loop.target", "0.995"),
            Map.entry("federation.redis.address", "redis:7000"),
            Map.entry("federation.redis.user", "someone"),
            Map.entry("federation.redis.password", "env:SECRET"),
            Map.entry("federation.redis.prefix", "other"),
            Map.entry("monitoring.period", "250ms"),
            Map.entry("monitoring.evaluation", "7s"),
            Map.entry("monitoring.alerts-file", "alerts.yaml"),
            Map.entry("monitoring.state-file", "state.json"),
            Map.entry("monitoring.dashboard.host", "localhost"),
            Map.entry("monitoring.dashboard.token", "env:TOKEN"),
            Map.entry("foresight.capacity", "12.5"));

    /** What has to be said so that a section can be switched on. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "cache.grows-to", List.of("cache.max-size=64 KiB"),
            "foresight.prefetch.enabled", List.of("cache.enabled=true", "foresight.enabled=true"),
            "federation.enabled", List.of("federation.redis.address=localhost:6379"),
            "monitoring.dashboard.enabled", List.of("monitoring.enabled=true"));

    static Stream<SettingKey> keys() {
        return BalanceSettings.keys().stream().filter(key -> !key.name().contains("<"));
    }

    /** Something else than the default that is allowed. */
    private static String other(SettingKey key) {
        String usual = switch (key.kind()) {
            case NUMBER -> "3";
            case DECIMAL -> "0.25";
            case DURATION -> "77ms";
            case SIZE -> "3 MiB";
            case FLAG -> Boolean.toString(!Boolean.parseBoolean(key.defaultValue()));
            default -> "";
        };
        return OTHERS.getOrDefault(key.name(), usual);
    }

    private static BalanceSettingsBuilder everythingOn() {
        return BalanceSettings.builder()
                .environment(Map.of("SECRET", "hidden", "TOKEN", "a-token-of-some-length"))
                .set("kafka.bootstrap-servers", "localhost:9092")
                .set("cache.redis.address", "localhost:6379")
                .set("cache.enabled", "true")
                .set("foresight.enabled", "true")
                .set("foresight.prefetch.enabled", "true")
                .set("federation.redis.address", "localhost:6379")
                .set("federation.enabled", "true")
                .set("monitoring.enabled", "true")
                .set("monitoring.dashboard.enabled", "true");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatIsSetHolds(SettingKey key) {
        String value = other(key);
        BalanceSettingsBuilder builder = key.name().endsWith("enabled") ? BalanceSettings.builder() : everythingOn();
        NEEDS.getOrDefault(key.name(), List.of()).forEach(need -> builder.set(need.split("=")[0], need.split("=")[1]));
        EffectiveSetting held = entry(builder.set(key.name(), value).build(), key.name());
        assertThat(held.value()).isEqualTo(key.kind() == SettingKind.SECRET ? "(not shown)" : value);
        assertThat(held.origin().source()).isEqualTo(SettingSource.CODE);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatIsNotSetIsTheDocumentedDefault(SettingKey key) {
        if (List.of("instance.id", "path.max-waiting", "kafka.bootstrap-servers")
                        .contains(key.name())
                || key.name().endsWith("redis.address")
                || key.name().endsWith("enabled")) {
            return;
        }
        assertThat(entry(everythingOn().build(), key.name()).value()).isEqualTo(key.defaultValue());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void bothEndsOfARangeAreAllowedAndNoMore(SettingKey key) {
        if (key.kind() != SettingKind.NUMBER) {
            return;
        }
        String[] ends = key.allowed().split("\\.\\.");
        for (String end : ends) {
            BalanceSettings settings = everythingOn().set(key.name(), end).build();
            assertThat(entry(settings, key.name()).value()).isEqualTo(end);
        }
        assertThat(mistakes(everythingOn().set(key.name(), Long.toString(Long.parseLong(ends[0]) - 1))))
                .singleElement()
                .asString()
                .contains(key.name(), key.allowed());
        assertThat(mistakes(everythingOn().set(key.name(), Long.toString(Long.parseLong(ends[1]) + 1))))
                .singleElement()
                .asString()
                .contains(key.name(), key.allowed());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theLeastTimeOrSizeIsAllowedAndNoLess(SettingKey key) {
        if (key.kind() != SettingKind.DURATION && key.kind() != SettingKind.SIZE) {
            return;
        }
        String least = key.allowed().split("\\.\\.| or ")[0];
        BalanceSettingsBuilder builder = everythingOn()
                .set("requests.max-retries", "0")
                .set("kafka.max-message-size", "1 KiB")
                .set("cache.max-size", "64 KiB")
                .set("monitoring.period", "100ms")
                .set(key.name(), least);
        assertThat(entry(builder.build(), key.name()).value()).isEqualTo(least);
        if (!least.startsWith("0")) {
            String less = key.kind() == SettingKind.SIZE ? "0 B" : "999us";
            assertThat(mistakes(builder.set(key.name(), less)))
                    .singleElement()
                    .asString()
                    .contains(key.name(), key.allowed());
        }
    }

    @Test
    void everySettingIsDocumentedAsItIs() throws Exception {
        String rows =
                BalanceSettings.keys().stream().map(SettingCatalogueTest::row).collect(Collectors.joining());
        assertThat(Files.readString(PAGE)).contains(rows);
    }

    @Test
    void namesAreOfOneForm() {
        assertThat(BalanceSettings.keys())
                .extracting(SettingKey::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(\\.[a-z]+(-[a-z]+)*)*(\\.<name>)?"));
        assertThat(BalanceSettings.keys()).extracting(SettingKey::variable).doesNotHaveDuplicates();
        assertThat(BalanceSettings.keys()).allMatch(key -> key.property().equals("smartwhale.balance." + key.name()));
    }

    private static String row(SettingKey key) {
        return "| `" + key.name() + "` | " + key.defaultValue() + " | " + key.allowed() + " | " + key.meaning()
                + " |\n";
    }
}
