// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings that there are. */
final class SettingCatalogue {

    static final Map<String, Setting<?>> BY_NAME = byName();

    private SettingCatalogue() {}

    static List<SettingKey> keys() {
        Stream<SettingKey> kafka = KafkaSection.ALL.stream().map(Setting::key);
        Stream<SettingKey> others = BY_NAME.values().stream()
                .filter(setting -> !KafkaSection.ALL.contains(setting))
                .map(Setting::key);
        return Stream.concat(Stream.concat(kafka, Stream.of(KafkaSection.ANY_PROPERTY)), others)
                .toList();
    }

    static boolean isKnown(String name) {
        return BY_NAME.containsKey(name)
                || (name.startsWith(KafkaSection.PROPERTIES) && name.length() > KafkaSection.PROPERTIES.length());
    }

    static boolean isSecret(String name) {
        Setting<?> known = BY_NAME.get(name);
        return known != null && known.key().kind() == SettingKind.SECRET;
    }

    /** Whether names of settings begin so. */
    static boolean isSection(String name) {
        return (name + '.').equals(KafkaSection.PROPERTIES)
                || BY_NAME.keySet().stream().anyMatch(known -> known.startsWith(name + '.'));
    }

    /** The setting that a variable names, without the prefix; Kafka's own names have dots only. */
    static Optional<String> ofVariable(String variable) {
        String kafka = Names.variable(KafkaSection.PROPERTIES);
        if (variable.startsWith(kafka) && variable.length() > kafka.length()) {
            return Optional.of(KafkaSection.PROPERTIES
                    + variable.substring(kafka.length()).replace('_', '.').toLowerCase(Locale.ROOT));
        }
        return BY_NAME.keySet().stream()
                .filter(name -> Names.variable(name).equals(variable))
                .findFirst();
    }

    private static Map<String, Setting<?>> byName() {
        Map<String, Setting<?>> all = new LinkedHashMap<>();
        Stream.of(
                        KafkaSection.ALL,
                        RequestsSection.ALL,
                        PathSection.ALL,
                        CacheSection.ALL,
                        ForesightSection.ALL,
                        QualitySection.ALL,
                        LoopSection.ALL,
                        FederationSection.ALL,
                        MonitoringSection.ALL)
                .flatMap(List::stream)
                .forEach(setting -> all.put(setting.name(), setting));
        return all;
    }
}
