// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Builds {@link BalanceSettings}. The order of calls does not matter between sources; of two files, or two values for a
 * name from one source, the later is heard. Not thread-safe.
 */
public final class BalanceSettingsBuilder {

    private final List<RawSetting> settings;
    private final Map<String, String> environment;
    private final Problems problems;
    private SettingsInCode code;

    BalanceSettingsBuilder() {
        this(Written.NOTHING, SettingsInCode.NONE);
    }

    BalanceSettingsBuilder(Written written, SettingsInCode code) {
        this.settings = new ArrayList<>(written.settings());
        this.environment = new HashMap<>(written.environment());
        this.problems = written.problems().copy();
        this.code = code;
    }

    /**
     * Adds a file. What is wrong in it is told by {@link #build()}.
     *
     * @param file YAML, or JSON or properties by the end of its name; at most 1 MiB
     * @return this
     * @throws ai.smartwhale.commons.LimitExceededException if it is too large
     * @throws ai.smartwhale.commons.MissingDependencyException if it is YAML and the library for it is not there
     * @throws IOException if it cannot be read
     */
    public BalanceSettingsBuilder file(Path file) throws IOException {
        settings.addAll(SettingsFile.read(InvalidValueException.requirePresent("file", file), problems));
        return this;
    }

    /**
     * Adds properties. Only those whose names begin with {@value SettingKey#PROPERTY_PREFIX} are looked at.
     *
     * @param values such as those of the JVM
     * @return this
     */
    public BalanceSettingsBuilder properties(Properties values) {
        InvalidValueException.requirePresent("properties", values).stringPropertyNames().stream()
                .filter(name -> name.startsWith(SettingKey.PROPERTY_PREFIX))
                .sorted()
                .forEach(name -> settings.add(new RawSetting(
                        PropertyLines.withoutPrefix(name),
                        values.getProperty(name, ""),
                        SettingOrigin.property(name))));
        return this;
    }

    /**
     * Adds environment variables. Only those whose names begin with {@value SettingKey#VARIABLE_PREFIX} are looked at,
     * and those that {@code env:NAME} refers to.
     *
     * @param values such as {@link System#getenv()}
     * @return this
     */
    public BalanceSettingsBuilder environment(Map<String, String> values) {
        environment.putAll(InvalidValueException.requirePresent("environment", values));
        values.keySet().stream()
                .filter(name -> name.startsWith(SettingKey.VARIABLE_PREFIX))
                .sorted()
                .forEach(name -> variable(name, values.getOrDefault(name, "")));
        return this;
    }

    private void variable(String name, String value) {
        String rest = name.substring(SettingKey.VARIABLE_PREFIX.length());
        Optional<String> known = SettingCatalogue.ofVariable(rest);
        if (known.isPresent()) {
            settings.add(new RawSetting(known.orElseThrow(), value, SettingOrigin.variable(name)));
        } else if (!Names.isFromKubernetes(rest)) {
            List<String> variables =
                    BalanceSettings.keys().stream().map(SettingKey::variable).toList();
            problems.add(
                    name,
                    SettingOrigin.variable(name),
                    "The environment variable " + name + " is not a setting" + Names.didYouMean(name, variables));
        }
    }

    /**
     * Sets one value from code.
     *
     * @param name the setting
     * @param value the value as it would be written
     * @return this
     */
    public BalanceSettingsBuilder set(String name, String value) {
        settings.add(new RawSetting(
                InvalidValueException.requireText("name", name),
                InvalidValueException.requirePresent("value", value),
                SettingOrigin.CODE));
        return this;
    }

    /** Sets all of {@code kafka} from code. */
    public BalanceSettingsBuilder kafka(KafkaConfig value) {
        return said(KafkaConfig.class, "kafka", value);
    }

    /** Sets all of {@code instance} and {@code requests} from code. */
    public BalanceSettingsBuilder balance(BalanceConfig value) {
        return said(BalanceConfig.class, "balance", value);
    }

    /** Sets all of {@code path}, but for who shares, from code. */
    public BalanceSettingsBuilder requestPath(RequestPathConfig value) {
        return said(RequestPathConfig.class, "requestPath", value);
    }

    /** Sets who shares answers from code. */
    public BalanceSettingsBuilder accessScope(AccessScope value) {
        return said(AccessScope.class, "accessScope", value);
    }

    /** Sets all of {@code foresight} from code. */
    public BalanceSettingsBuilder foresight(ForesightConfig value) {
        return said(ForesightConfig.class, "foresight", value);
    }

    /** Sets all of {@code loop}, but for the objectives, from code. */
    public BalanceSettingsBuilder loop(LoopConfig value) {
        return said(LoopConfig.class, "loop", value);
    }

    /** Sets all of {@code federation} from code. */
    public BalanceSettingsBuilder federation(FederationConfig value) {
        return said(FederationConfig.class, "federation", value);
    }

    /** Sets all of {@code monitoring} from code, but for the page, where {@link #dashboard} is called too. */
    public BalanceSettingsBuilder monitoring(MonitoringConfig value) {
        return said(MonitoringConfig.class, "monitoring", value);
    }

    /** Sets all of {@code monitoring.dashboard} from code, and lets what it shows be monitored. */
    public BalanceSettingsBuilder dashboard(DashboardServerConfig value) {
        return said(DashboardServerConfig.class, "dashboard", value);
    }

    private <T> BalanceSettingsBuilder said(Class<T> type, String name, T value) {
        code = code.with(type, name, value);
        return this;
    }

    /**
     * Says that the host gives an object of its own for a section, so that what is set of it has no effect.
     *
     * @param section {@code kafka}, {@code cache} or {@code quality}
     * @return this
     * @throws InvalidValueException if it is another section
     */
    public BalanceSettingsBuilder givenByHost(String section) {
        if (!Set.of("kafka", "cache", "quality").contains(InvalidValueException.requirePresent("section", section))) {
            throw new InvalidValueException("section", section, "kafka, cache, quality");
        }
        code = code.given(section);
        return this;
    }

    /**
     * Reads and checks everything.
     *
     * @return the settings
     * @throws InvalidSettingsException if there are mistakes; it names all that were found
     */
    public BalanceSettings build() {
        return SettingsReader.read(new Written(settings, environment, problems.copy()), code);
    }
}
