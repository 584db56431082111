// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static ai.smartwhale.balance.services.OnKafka.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.config.EffectiveSetting;
import ai.smartwhale.balance.services.config.InvalidSettingsException;
import ai.smartwhale.balance.services.config.SettingOrigin;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsInBalanceTest {

    private final InMemoryKafka kafka = InMemoryKafka.create();

    private static EffectiveSetting entry(Balance balance, String name) {
        return balance.settings().entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileMakesACacheThatIsOpenedByTheStartAndClosedWithIt(@TempDir Path folder) throws Exception {
        Path kept = folder.resolve("answers");
        Path file = Files.writeString(folder.resolve("balance.yaml"), """
                instance.id: from-a-file
                cache:
                  enabled: true
                  directory: %s
                foresight: {enabled: true, period: 50ms, prefetch.enabled: true}
                quality.enabled: true
                """.formatted(kept));
        BalanceSettings settings = BalanceSettings.builder().file(file).build();
        try (ScriptedDataService data = new ScriptedDataService(kafka.newService());
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .settings(settings)
                        .build()) {
            assertThat(kept).doesNotExist();
            balance.start();
            balance.start();
            assertThat(kept).isNotEmptyDirectory();
            data.script("reader", request -> List.of(Answers.success(request, "kept")));
            get(balance.request(DataQuery.of("reader", "q")));
            assertThat(get(balance.request(DataQuery.of("reader", "q")))
                            .payload()
                            .cached())
                    .isTrue();
            assertThat(data.seen("reader")).hasSize(1);
            assertThat(entry(balance, "instance.id").toString())
                    .isEqualTo("instance.id = from-a-file (balance.yaml, line 1)");
            assertThat(entry(balance, "kafka").value()).isEqualTo("given by the host");
            balance.close(Duration.ofSeconds(10));
            balance.close(Duration.ofSeconds(10));
        }
        // The folder is free again: what was kept is there at the next start.
        try (ScriptedDataService data = new ScriptedDataService(kafka.newService());
                Balance again = Balance.builder()
                        .kafkaService(kafka.newService())
                        .settings(settings)
                        .build()) {
            again.start();
            assertThat(get(again.request(DataQuery.of("another", "q")))
                            .payload()
                            .data())
                    .contains("kept");
            assertThat(data.seen("another")).isEmpty();
        }
    }

    @Test
    void codeIsHeardBeforeWhatWasRead() {
        BalanceSettings read = BalanceSettings.builder()
                .set("kafka.bootstrap-servers", "there:1")
                .set("kafka.client-id", "kept")
                .set("requests.max-pending", "5")
                .set("path.batch-items", "5")
                .build();
        try (Balance balance = Balance.builder()
                .bootstrapServers("here:2")
                .config(BalanceConfig.builder().maxPending(6).build())
                .requestPath(RequestPathConfig.forKafka(6).build())
                .accessScope(AccessScope.PER_MODEL)
                .settings(read)
                .build()) {
            assertThat(entry(balance, "kafka.bootstrap-servers").value()).isEqualTo("here:2");
            assertThat(entry(balance, "kafka.client-id").value()).isEqualTo("kept");
            assertThat(entry(balance, "requests.max-pending").value()).isEqualTo("6");
            assertThat(entry(balance, "requests.max-pending").origin()).isEqualTo(SettingOrigin.CODE);
            assertThat(entry(balance, "path.batch-items").value()).isEqualTo("500");
            assertThat(entry(balance, "path.share-between-models").value()).isEqualTo("false");
        }
    }

    @Test
    void aFileSwitchesTheLoopTheFederationAndTheMonitoring(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("balance.yaml"), """
                loop: {mode: advice, objective.high: 300ms, objective.low: 9s}
                federation:
                  enabled: true
                  redis.address: 127.0.0.1:1
                  total-in-flight: 70
                monitoring: {enabled: true, period: 200ms}
                cache: {enabled: true, stale-for: 30s}
                """);
        BalanceSettings read = BalanceSettings.builder().file(file).build();
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .settings(read)
                .objective(Priority.LOW, Duration.ofSeconds(5))
                .build()) {
            balance.start();
            assertThat(balance.loop())
                    .hasValueSatisfying(loop -> assertThat(loop.mode()).isEqualTo(LoopMode.ADVICE));
            assertThat(balance.federation().inFlightShare()).hasValue(70);
            assertThat(balance.monitoring())
                    .hasValueSatisfying(seen ->
                            assertThat(seen.page()).as("no page was asked for").isEmpty());
            assertThat(entry(balance, "loop.objective.high").value()).isEqualTo("300ms");
        }
    }

    @Test
    void aPageInCodeIsServedBesideWhatAFileSays() {
        BalanceSettings read = BalanceSettings.builder()
                .set("loop.mode", "off")
                .set("monitoring.enabled", "true")
                .set("monitoring.max-models", "7")
                .build();
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .settings(read)
                .dashboard(DashboardServerConfig.withDefaults())
                .build()) {
            balance.start();
            assertThat(balance.monitoring().orElseThrow().page()).isPresent();
            assertThat(entry(balance, "monitoring.max-models").value()).isEqualTo("7");
            assertThat(entry(balance, "monitoring.dashboard.token").value()).isEqualTo("(not shown)");
            assertThat(entry(balance, "monitoring.dashboard.enabled").origin()).isEqualTo(SettingOrigin.CODE);
            assertThat(balance.loop()).isEmpty();
        }
    }

    @Test
    void withoutSettingsTheDefaultsAreExplainedToo() {
        try (Balance balance = Balance.builder().bootstrapServers("here:2").build()) {
            assertThat(entry(balance, "requests.max-pending").origin()).isEqualTo(SettingOrigin.DEFAULT);
            assertThat(entry(balance, "kafka.bootstrap-servers").origin()).isEqualTo(SettingOrigin.CODE);
            assertThat(balance.settings().explain()).contains("requests.default-timeout", "30s");
        }
    }

    @Test
    void settingsWithoutKafkaNeedOneInCode() {
        BalanceBuilder none =
                Balance.builder().settings(BalanceSettings.builder().build());
        assertThatThrownBy(none::build)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("kafka.bootstrap-servers");
    }

    @Test
    void whatCodeSaysMayContradictWhatWasRead() {
        BalanceSettings read =
                BalanceSettings.builder().set("path.batch-delay", "20s").build();
        BalanceBuilder builder = Balance.builder()
                .bootstrapServers("here:2")
                .settings(read)
                .config(BalanceConfig.builder()
                        .defaultTimeout(Duration.ofSeconds(1))
                        .build());
        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("path.batch-delay");
    }
}
