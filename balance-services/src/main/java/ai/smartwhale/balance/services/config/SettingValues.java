// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was set, by name. Values that cannot be read are a problem once, and their default is used to go on. */
final class SettingValues {

    private final Map<String, RawSetting> raw;
    private final Map<String, Object> read = new HashMap<>();
    private final Problems problems;

    SettingValues(Map<String, RawSetting> raw, Problems problems) {
        this.raw = raw;
        this.problems = problems;
    }

    boolean isSet(Setting<?> setting) {
        return raw.containsKey(setting.name());
    }

    /** What was set, if it was and can be read. */
    <T> Optional<T> find(Setting<T> setting) {
        RawSetting written = raw.get(setting.name());
        if (written == null) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked")
        Optional<T> known = (Optional<T>) read.computeIfAbsent(setting.name(), name -> parse(setting, written));
        return known;
    }

    <T> T get(Setting<T> setting) {
        return find(setting).orElseGet(setting::byDefault);
    }

    /** Settings whose names begin with a prefix, without it. */
    Map<String, RawSetting> below(String prefix) {
        Map<String, RawSetting> found = new LinkedHashMap<>();
        raw.forEach((name, written) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), written);
            }
        });
        return found;
    }

    SettingOrigin origin(Setting<?> setting) {
        RawSetting written = raw.get(setting.name());
        return written == null ? SettingOrigin.DEFAULT : written.origin();
    }

    String shown(Setting<?> setting) {
        @Nullable RawSetting written = raw.get(setting.name());
        return written == null ? '"' + setting.key().defaultValue() + '"' : written.shown();
    }

    private <T> Optional<T> parse(Setting<T> setting, RawSetting written) {
        try {
            return Optional.of(setting.read(written.text()));
        } catch (InvalidValueException e) {
            problems.refused(written, e.allowed());
            return Optional.empty();
        }
    }
}
