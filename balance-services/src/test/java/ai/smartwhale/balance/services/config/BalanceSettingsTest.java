// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.SettingsFixture.entry;
import static ai.smartwhale.balance.services.config.SettingsFixture.file;
import static ai.smartwhale.balance.services.config.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.messaging.KafkaConfig;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceSettingsTest {

    @TempDir
    private Path folder;

    /** Without anything written, settings are not read one by one. */
    @Test
    void whereNothingIsWrittenTheDefaultsOfEachSettingHold() {
        List<String> nothing = values(BalanceSettings.builder());
        List<String> read = values(BalanceSettings.builder().set("cache.enabled", "false"));
        assertThat(nothing).hasSizeGreaterThan(20).isEqualTo(read);
        List<String> said = values(BalanceSettings.builder()
                .kafka(KafkaConfig.of("localhost:1"))
                .loop(LoopConfig.builder().mode(LoopMode.ADVICE).build()));
        List<String> saidAndRead = values(BalanceSettings.builder()
                .kafka(KafkaConfig.of("localhost:1"))
                .loop(LoopConfig.builder().mode(LoopMode.ADVICE).build())
                .set("cache.enabled", "false"));
        assertThat(said).contains("loop.mode = advice").isEqualTo(saidAndRead);
    }

    private static List<String> values(BalanceSettingsBuilder builder) {
        return builder.build().entries().stream()
                .filter(entry -> !entry.name().equals("instance.id"))
                .map(entry -> entry.name() + " = " + entry.value())
                .toList();
    }

    @Test
    void aFileInYamlIsReadIntoTypes() throws Exception {
        BalanceSettings settings = read(file(
                folder,
                "balance.yaml",
                "kafka:",
                "  bootstrap-servers: one:9092,two:9092",
                "  max-message-size: 2 MiB",
                "  properties:",
                "    security.protocol: SASL_SSL",
                "requests: {max-pending: 5_000, default-timeout: 1m30s}",
                "path:",
                "  steps: [merge, batch]",
                "  share-between-models: false",
                "cache:",
                "  enabled: true",
                "  redis.address: localhost:6379",
                "foresight:",
                "  # nothing yet"));
        assertThat(settings.kafka()).hasValueSatisfying(kafka -> {
            assertThat(kafka.bootstrapServers()).isEqualTo("one:9092,two:9092");
            assertThat(kafka.maxMessageBytes()).isEqualTo(2 << 20);
            assertThat(kafka.properties()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
        });
        assertThat(settings.balance().maxPending()).isEqualTo(5_000);
        assertThat(settings.balance().defaultTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.requestPath()).hasValueSatisfying(path -> {
            assertThat(path.steps()).containsExactlyInAnyOrder(PathStep.MERGE, PathStep.BATCH);
            assertThat(path.queue().maxItems()).isEqualTo(10_000);
        });
        assertThat(settings.accessScope()).isSameAs(AccessScope.PER_MODEL);
        assertThat(settings.answerCache().flatMap(CacheSettings::redis))
                .hasValueSatisfying(redis -> assertThat(redis.port()).isEqualTo(6379));
        assertThat(settings.foresight()).isEmpty();
    }

    @Test
    void jsonAndPropertiesSayTheSame() throws Exception {
        BalanceSettings json = read(file(
                folder,
                "a.json",
                "{\"requests\": {\"max-pending\": 7}, \"path\": {\"steps\": [\"merge\", \"join\"]}}"));
        BalanceSettings properties = read(file(
                folder,
                "a.properties",
                "! with and without the prefix",
                "smartwhale.balance.requests.max-pending = 7",
                "path.steps = merge,\\",
                "  join"));
        assertThat(json.requestPath()).isEqualTo(properties.requestPath());
        assertThat(json.balance().maxPending())
                .isEqualTo(properties.balance().maxPending())
                .isEqualTo(7);
        assertThat(entry(properties, "path.steps").origin().place()).isEqualTo("a.properties, line 3");
    }

    @Test
    void nearerSourcesAreHeardWhateverTheOrderOfCalls() throws Exception {
        Path file = file(folder, "b.yaml", "requests:", "  max-pending: 1", "  max-retries: 1", "  retry-delay: 1ms");
        Properties properties = new Properties();
        properties.setProperty("smartwhale.balance.requests.max-pending", "2");
        properties.setProperty("smartwhale.balance.requests.max-retries", "2");
        properties.setProperty("other", "ignored");
        Map<String, String> variables =
                Map.of("SMARTWHALE_BALANCE_REQUESTS_MAX_PENDING", "3", "PATH", "ignored", "HOME", "ignored");
        BalanceSettings settings = BalanceSettings.builder()
                .set("requests.max-pending", "4")
                .environment(variables)
                .properties(properties)
                .file(file)
                .build();
        assertThat(settings.balance().maxPending()).isEqualTo(4);
        assertThat(settings.balance().maxRetries()).isEqualTo(2);
        assertThat(settings.balance().retryDelay()).isEqualTo(Duration.ofMillis(1));
        EffectiveSetting pending = entry(settings, "requests.max-pending");
        assertThat(pending.origin()).isEqualTo(SettingOrigin.CODE);
        assertThat(pending.overridden())
                .extracting(SettingOrigin::toString)
                .containsExactly(
                        "environment variable SMARTWHALE_BALANCE_REQUESTS_MAX_PENDING",
                        "property smartwhale.balance.requests.max-pending",
                        "b.yaml, line 2");
        assertThat(entry(settings, "requests.max-retries").origin().source()).isEqualTo(SettingSource.PROPERTIES);
        assertThat(entry(settings, "instance.concurrency").origin()).isEqualTo(SettingOrigin.DEFAULT);
        assertThat(settings.explain())
                .containsPattern("requests\\.max-pending +4 +code \\(over environment variable SMARTWHALE")
                .containsPattern("requests\\.retry-delay +1ms +b\\.yaml, line 4");
    }

    @Test
    void anObjectInCodeStandsForItsSection() {
        BalanceSettings settings = BalanceSettings.builder()
                .set("requests.max-pending", "5")
                .set("kafka.bootstrap-servers", "there:1")
                .balance(BalanceConfig.builder().maxPending(6).build())
                .build();
        assertThat(settings.balance().maxPending()).isEqualTo(6);
        assertThat(entry(settings, "requests.max-pending").value()).isEqualTo("6");
        assertThat(settings.kafka()).isPresent();
        BalanceSettings given = settings.toBuilder().givenByHost("kafka").build();
        assertThat(given.kafka()).isEmpty();
        assertThat(entry(given, "kafka").value()).isEqualTo("given by the host");
        assertThat(given.balance().maxPending()).isEqualTo(6);
        assertThatThrownBy(() -> BalanceSettings.builder().givenByHost("cash"))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void namesOfKafkaComeThroughTheEnvironmentToo() {
        BalanceSettings settings = BalanceSettings.builder()
                .environment(Map.of(
                        "SMARTWHALE_BALANCE_KAFKA_BOOTSTRAP_SERVERS", "[::1]:9092",
                        "SMARTWHALE_BALANCE_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL"))
                .build();
        assertThat(settings.kafka())
                .hasValueSatisfying(kafka -> assertThat(kafka.properties()).containsEntry("security.protocol", "SSL"));
    }

    @Test
    void nothingSaidIsTheDefaults() {
        BalanceSettings settings = BalanceSettings.builder().build();
        assertThat(settings.kafka()).isEmpty();
        assertThat(settings.requestPath()).isEmpty();
        assertThat(settings.answerCache()).isEmpty();
        assertThat(settings.foresight()).isEmpty();
        assertThat(settings.responseQuality()).isFalse();
        assertThat(settings.balance().maxPending()).isEqualTo(BalanceConfig.DEFAULT_MAX_PENDING);
    }

    @Test
    void anEmptyFileSaysNothing() throws Exception {
        assertThat(read(file(folder, "empty.yaml", "# nothing")).entries()).isNotEmpty();
        assertThat(read(file(folder, "empty.properties", "")).entries()).isNotEmpty();
    }

    @Test
    void filesThatAreMissingOrTooLargeAreRefused() throws Exception {
        assertThatThrownBy(() -> read(folder.resolve("none.yaml"))).isInstanceOf(NoSuchFileException.class);
        Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> read(large)).isInstanceOf(LimitExceededException.class);
    }
}
