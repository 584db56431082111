// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Files of settings for tests, and what is wrong with them. */
final class SettingsFixture {

    private SettingsFixture() {}

    static Path file(Path folder, String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + '\n');
    }

    static BalanceSettings read(Path file) throws IOException {
        return BalanceSettings.builder().file(file).build();
    }

    static List<String> mistakes(BalanceSettingsBuilder builder) {
        InvalidSettingsException thrown = catchThrowableOfType(InvalidSettingsException.class, builder::build);
        return thrown == null
                ? List.of()
                : thrown.problems().stream().map(SettingProblem::message).collect(Collectors.toList());
    }

    static EffectiveSetting entry(BalanceSettings settings, String name) {
        return settings.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
