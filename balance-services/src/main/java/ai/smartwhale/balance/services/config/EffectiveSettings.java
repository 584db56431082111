// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells of each setting what holds, and who said so. */
final class EffectiveSettings {

    private EffectiveSettings() {}

    static List<EffectiveSetting> of(Sections sections, SettingsInCode code, Map<String, List<SettingOrigin>> origins) {
        String token = MonitoringSection.TOKEN.name();
        Map<String, String> held = sections.describe(origins.containsKey(token) || code.stands(token));
        Set<String> given = code.givenByHost();
        held.keySet().removeIf(name -> given.contains(name.substring(0, name.indexOf('.'))));
        List<EffectiveSetting> entries = new ArrayList<>();
        held.forEach((name, value) ->
                entries.add(entry(name, value, origins.getOrDefault(name, List.of()), code.stands(name))));
        given.stream()
                .sorted()
                .forEach(section ->
                        entries.add(new EffectiveSetting(section, "given by the host", SettingOrigin.CODE, List.of())));
        return entries;
    }

    private static EffectiveSetting entry(String name, String value, List<SettingOrigin> said, boolean inCode) {
        if (inCode) {
            return new EffectiveSetting(name, value, SettingOrigin.CODE, said);
        }
        return said.isEmpty()
                ? new EffectiveSetting(name, value, SettingOrigin.DEFAULT, List.of())
                : new EffectiveSetting(name, value, said.get(0), said.subList(1, said.size()));
    }
}
