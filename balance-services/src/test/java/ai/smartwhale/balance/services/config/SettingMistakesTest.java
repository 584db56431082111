// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.SettingsFixture.file;
import static ai.smartwhale.balance.services.config.SettingsFixture.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingMistakesTest {

    private static final String HIDDEN = "hunter2-hunter2";

    @TempDir
    private Path folder;

    @Test
    void allMistakesAreToldAtOnceWithTheirLines() throws Exception {
        Path file = file(
                folder,
                "balance.yaml",
                "kafka:",
                "  bootstrap-servers: localhost",
                "  compresion: lz4",
                "requests:",
                "  max-pending: 0",
                "  default-timeout: 30",
                "cache:",
                "  max-size: 64",
                "  enabled: yes",
                "path:",
                "  steps: [merge, ageing, bach]");
        assertThat(mistakes(BalanceSettings.builder().file(file)))
                .containsExactlyInAnyOrder(
                        "kafka.bootstrap-servers is \"localhost\" (balance.yaml, line 2); allowed: host:port, several"
                                + " with commas",
                        "kafka.compresion is not a setting (balance.yaml, line 3); did you mean kafka.compression?",
                        "requests.max-pending is \"0\" (balance.yaml, line 5); allowed: 1..10000000",
                        "requests.default-timeout is \"30\" (balance.yaml, line 6); allowed: a time with its unit; did"
                                + " you mean 30s or 30ms?",
                        "cache.max-size is \"64\" (balance.yaml, line 8); allowed: a size with its unit; did you mean"
                                + " 64 B or 64 MiB?",
                        "cache.enabled is \"yes\" (balance.yaml, line 9); allowed: true or false",
                        "path.steps is \"merge,ageing,bach\" (balance.yaml, line 11); allowed: any of merge, join,"
                                + " priority, fairness, ageing, deadlines, batch, adaptive-size, with commas; or none;"
                                + " did you mean batch?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests.retry-delay=40s|requests.retry-delay|requests.default-timeout",
                "kafka.max-message-size=50 MiB;kafka.outbox-size=1 MiB|kafka.max-message-size|kafka.outbox-size",
                "path.max-waiting-size=64 KiB|path.max-waiting-size|kafka.max-message-size",
                "path.batch-delay=1m|path.batch-delay|requests.default-timeout",
                "foresight.enabled=true;foresight.prefetch.enabled=true|foresight.prefetch.enabled|cache.enabled",
                "cache.enabled=true;foresight.prefetch.enabled=true|foresight.prefetch.enabled|foresight.enabled",
                "cache.redis.database=3|cache.redis.database|cache.redis.address",
                "federation.enabled=true|federation.enabled|federation.redis.address",
                "federation.redis.tls=true|federation.redis.tls|federation.redis.address",
                "federation.exchange-summaries=false;federation.total-in-flight=9|federation.total-in-flight|federation.exchange-summaries",
                "loop.danger=0.99|loop.danger|loop.target",
                "cache.grows-to=1 MiB|cache.grows-to|cache.max-size",
                "monitoring.period=6s|monitoring.evaluation|monitoring.period",
                "monitoring.dashboard.enabled=true|monitoring.dashboard.enabled|monitoring.enabled"
            })
    void contradictionsNameBothSettings(String said, String one, String other) {
        BalanceSettingsBuilder builder = BalanceSettings.builder();
        for (String each : said.split(";")) {
            builder.set(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        assertThat(mistakes(builder)).singleElement().asString().contains(one + " is ", other + " is ", "(code)");
    }

    @Test
    void aValueThatCannotBeReadContradictsNothing() {
        assertThat(mistakes(BalanceSettings.builder()
                        .set("requests.retry-delay", "40s")
                        .set("requests.default-timeout", "60")))
                .singleElement()
                .asString()
                .startsWith("requests.default-timeout is \"60\"");
    }

    @Test
    void aSecretMustBeAReferenceAndIsNeverShown() {
        BalanceSettingsBuilder builder = BalanceSettings.builder()
                .set("kafka.bootstrap-servers", "localhost:9092")
                .set("kafka.properties.sasl.jaas.config", HIDDEN)
                .set("kafka.properties.ssl.key.password", HIDDEN)
                .set("cache.redis.address", "localhost:6379")
                .set("cache.redis.password", HIDDEN);
        assertThat(mistakes(builder))
                .hasSize(3)
                .allSatisfy(message ->
                        assertThat(message).contains("env:NAME or file:PATH").doesNotContain(HIDDEN));
    }

    @Test
    void aTokenThatIsTooShortIsRefusedAndNotShown() {
        assertThat(mistakes(BalanceSettings.builder()
                        .environment(Map.of("TOKEN", "tooshort"))
                        .set("monitoring.dashboard.token", "env:TOKEN")))
                .singleElement()
                .asString()
                .contains("monitoring.dashboard.token", "16 to 200 visible ASCII characters")
                .doesNotContain("tooshort");
    }

    @Test
    void referencesAreFollowedAndStaySecret() throws Exception {
        Path secret = Files.writeString(folder.resolve("jaas"), HIDDEN + "\n");
        BalanceSettings settings = BalanceSettings.builder()
                .environment(Map.of("REDIS_PASSWORD", HIDDEN))
                .set("kafka.bootstrap-servers", "localhost:9092")
                .set("kafka.properties.sasl.jaas.config", "file:" + secret)
                .set("cache.enabled", "true")
                .set("cache.redis.address", "localhost:6379")
                .set("cache.redis.password", "env:REDIS_PASSWORD")
                .build();
        assertThat(settings.kafka())
                .hasValueSatisfying(kafka -> assertThat(kafka.properties()).containsEntry("sasl.jaas.config", HIDDEN));
        assertThat(settings.answerCache().flatMap(CacheSettings::redis))
                .hasValueSatisfying(redis -> assertThat(redis.password()).contains(HIDDEN));
        assertThat(settings.explain() + settings + settings.answerCache()).doesNotContain(HIDDEN);
    }

    @Test
    void referencesToNothingAreNamed() {
        assertThat(mistakes(BalanceSettings.builder()
                        .set("cache.redis.address", "localhost:6379")
                        .set("cache.redis.password", "env:NOWHERE")
                        .set("kafka.properties.ssl.key.password", "file:" + folder.resolve("none"))))
                .hasSize(2)
                .anyMatch(message -> message.contains("env:NOWHERE"))
                .anyMatch(message -> message.contains("file:"));
    }

    @Test
    void whatKafkaDoesNotKnowOrIsSaidElsewhereIsRefused() {
        assertThat(mistakes(BalanceSettings.builder()
                        .set("kafka.properties.securty.protocol", "SSL")
                        .set("kafka.properties.compression.type", "lz4")))
                .anyMatch(message -> message.contains("did you mean kafka.properties.security.protocol?"))
                .anyMatch(message -> message.contains("set kafka.compression instead"))
                .hasSize(2);
    }

    @Test
    void aNameThatIsThereTwiceIsNamedWithBothLines() throws Exception {
        Path yaml = file(folder, "c.yaml", "requests:", "  max-pending: 1", "requests.max-pending: 2");
        Path properties = file(folder, "c.properties", "requests.max-pending=1", "", "requests.max-pending=2");
        assertThat(mistakes(BalanceSettings.builder().file(yaml)))
                .containsExactly("requests.max-pending is set twice: c.yaml, line 2 and line 3");
        assertThat(mistakes(BalanceSettings.builder().file(properties)))
                .containsExactly("requests.max-pending is set twice: c.properties, line 1 and line 3");
    }

    @Test
    void filesThatAreNotWellFormedSayWhere() throws Exception {
        Path yaml = file(folder, "d.yaml", "requests:", "  max-pending: [1");
        assertThat(mistakes(BalanceSettings.builder().file(yaml)))
                .singleElement()
                .asString()
                .contains("d.yaml, line");
        Path list = file(folder, "e.yaml", "- a");
        assertThat(mistakes(BalanceSettings.builder().file(list)))
                .singleElement()
                .asString()
                .contains("no names");
        Path two = file(folder, "f.yaml", "requests.max-pending: 1", "---", "requests.max-pending: 2");
        assertThat(mistakes(BalanceSettings.builder().file(two)))
                .singleElement()
                .asString()
                .contains("allowed: one");
        Path json = file(folder, "g.json", "{\"requests\": ");
        assertThat(mistakes(BalanceSettings.builder().file(json)))
                .singleElement()
                .asString()
                .contains("g.json, line");
    }

    @Test
    void variablesThatAreMisspeltAreNamedButNotThoseOfKubernetes() {
        assertThat(mistakes(BalanceSettings.builder()
                        .environment(Map.of(
                                "SMARTWHALE_BALANCE_REQUEST_MAX_PENDING", "1",
                                "SMARTWHALE_BALANCE_SERVICE_HOST", "10.0.0.1",
                                "SMARTWHALE_BALANCE_PORT_9400_TCP_ADDR", "10.0.0.1"))))
                .singleElement()
                .asString()
                .contains("did you mean SMARTWHALE_BALANCE_REQUESTS_MAX_PENDING?");
    }

    @Test
    void aMistakeOfWhoIsNotHeardIsNoMistake() throws Exception {
        Path file = file(folder, "h.yaml", "requests.max-pending: none");
        BalanceSettings settings = BalanceSettings.builder()
                .file(file)
                .set("requests.max-pending", "9")
                .build();
        assertThat(settings.balance().maxPending()).isEqualTo(9);
    }
}
