// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was written as text, by anybody, in the order in which it was given. */
record Written(List<RawSetting> settings, Map<String, String> environment, Problems problems) {

    static final Written NOTHING = new Written(List.of(), Map.of(), new Problems());

    Written {
        settings = List.copyOf(settings);
        environment = Map.copyOf(environment);
    }

    boolean isNothing() {
        return settings.isEmpty() && problems.isEmpty();
    }

    /** For each name what is heard; names that are not known are problems. */
    Map<String, RawSetting> heard(Problems found) {
        Map<String, RawSetting> heard = new LinkedHashMap<>();
        for (RawSetting raw : bySource()) {
            if (SettingCatalogue.isKnown(raw.name())) {
                heard.put(raw.name(), raw);
            } else {
                found.add(
                        raw.name(),
                        raw.origin(),
                        (raw.name().isEmpty() ? "\"\"" : raw.name()) + " is not a setting (" + raw.origin() + ")"
                                + Names.didYouMean(raw.name(), SettingCatalogue.BY_NAME.keySet()));
            }
        }
        return heard;
    }

    /** For each name who said something, the one that is heard first. */
    Map<String, List<SettingOrigin>> origins() {
        Map<String, List<SettingOrigin>> origins = new HashMap<>();
        for (RawSetting raw : bySource()) {
            origins.computeIfAbsent(raw.name(), name -> new ArrayList<>()).add(0, raw.origin());
        }
        origins.replaceAll((name, all) -> Collections.unmodifiableList(all));
        return origins;
    }

    private List<RawSetting> bySource() {
        return settings.stream()
                .sorted(Comparator.comparing(raw -> raw.origin().source()))
                .toList();
    }
}
