// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.alerts.config.AlertsFile;
import ai.smartwhale.balance.services.config.BalanceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that the pages in {@code docs} show are read without a mistake. */
class DocsSettingsTest {

    private static final Path DOCS =
            Path.of(System.getProperty("smartwhale.root", "..")).resolve("docs");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final String ALERTS = "operating.md";

    static List<String> settings() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(DOCS)) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith(ALERTS))
                    .toList()) {
                found.addAll(shown(page));
            }
        }
        assertThat(found).hasSizeGreaterThan(3);
        return found;
    }

    private static List<String> shown(Path page) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher yaml = YAML.matcher(Files.readString(page));
        while (yaml.find()) {
            found.add(yaml.group(1));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingsHaveNoMistakes(String shown, @TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path file = Files.writeString(
                folder.resolve("balance.yaml"), shown.replace("/run/secrets/kafka-jaas", secret.toString()));
        BalanceSettings settings = BalanceSettings.builder()
                .file(file)
                .environment(Map.of("REDIS_PASSWORD", "secret", "TRUSTSTORE_PASSWORD", "secret"))
                .build();
        assertThat(settings.explain()).contains("balance.yaml");
    }

    @Test
    void alertsHaveNoMistakes(@TempDir Path folder) throws IOException {
        List<String> shown = shown(DOCS.resolve(ALERTS));
        assertThat(shown).hasSize(1);
        Path file = Files.writeString(folder.resolve("alerts.yaml"), shown.get(0));
        assertThat(AlertsFile.read(file).rules()).isNotEmpty();
    }
}
