// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.util.List;
import java.util.stream.Collectors;

/** Settings as a table with aligned columns. */
final class Explanation {

    private static final int WIDEST = 40;

    private Explanation() {}

    static String of(List<EffectiveSetting> entries) {
        int names =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        int values = entries.stream()
                .mapToInt(entry -> Math.min(WIDEST, entry.value().length()))
                .max()
                .orElse(0);
        return entries.stream()
                .map(entry -> padded(entry.name(), names) + "  " + padded(entry.value(), values) + "  " + entry.origin()
                        + others(entry) + '\n')
                .collect(Collectors.joining());
    }

    private static String others(EffectiveSetting entry) {
        return entry.overridden().isEmpty()
                ? ""
                : entry.overridden().stream()
                        .map(SettingOrigin::toString)
                        .collect(Collectors.joining(", ", " (over ", ")"));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
