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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the program of the host said as objects, by type; each stands for its whole section.
 *
 * @param objects one of a type at most
 * @param givenByHost sections for which the host has an object of its own
 */
record SettingsInCode(Map<Class<?>, Object> objects, Set<String> givenByHost) {

    static final SettingsInCode NONE = new SettingsInCode(Map.of(), Set.of());

    SettingsInCode {
        objects = Map.copyOf(objects);
        givenByHost = Set.copyOf(givenByHost);
    }

    <T> SettingsInCode with(Class<T> type, String name, T value) {
        Map<Class<?>, Object> more = new HashMap<>(objects);
        more.put(type, InvalidValueException.requirePresent(name, value));
        return new SettingsInCode(more, givenByHost);
    }

    SettingsInCode given(String section) {
        Set<String> more = new HashSet<>(givenByHost);
        more.add(section);
        return new SettingsInCode(objects, more);
    }

    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(objects.get(type)).map(type::cast);
    }

    private boolean says(Class<?> type) {
        return objects.containsKey(type);
    }

    /** Whether a setting belongs to what is said here. */
    boolean stands(String name) {
        String section = name.substring(0, Math.max(0, name.indexOf('.')));
        return switch (section) {
            case "kafka" -> says(KafkaConfig.class) || givenByHost.contains(section);
            case "instance", "requests" -> says(BalanceConfig.class);
            case "path" -> says(name.equals(PathSection.SHARE.name()) ? AccessScope.class : RequestPathConfig.class);
            case "foresight" -> says(ForesightConfig.class);
            case "federation" -> says(FederationConfig.class);
            case "loop" -> says(LoopConfig.class) && !name.startsWith(LoopSection.OBJECTIVE);
            case "monitoring" ->
                says(MonitoringConfig.class)
                        || (name.startsWith(MonitoringSection.PAGE) && says(DashboardServerConfig.class));
            default -> givenByHost.contains(section);
        };
    }
}
