// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.Priority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a Balance, checked, with the origin of each. Where several say something the nearest to the program
 * is heard: code, then environment variables, then properties, then files, then the documented defaults. Immutable.
 */
public interface BalanceSettings {

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    static BalanceSettingsBuilder builder() {
        return new BalanceSettingsBuilder();
    }

    /**
     * Reads a file, under the environment variables and properties of this process.
     *
     * @param file YAML, or JSON or properties by the end of its name; at most 1 MiB
     * @return the settings
     * @throws InvalidSettingsException if there are mistakes; it names all
     * @throws ai.smartwhale.commons.LimitExceededException if the file is too large
     * @throws ai.smartwhale.commons.MissingDependencyException if it is YAML and the library for it is not there
     * @throws IOException if it cannot be read
     */
    static BalanceSettings read(Path file) throws IOException {
        return builder()
                .file(file)
                .properties(System.getProperties())
                .environment(System.getenv())
                .build();
    }

    /**
     * Everything that can be set.
     *
     * @return the settings, by section
     */
    static List<SettingKey> keys() {
        return SettingCatalogue.keys();
    }

    /**
     * How Kafka is reached.
     *
     * @return empty if nobody said where it is
     */
    Optional<KafkaConfig> kafka();

    /**
     * The limits and times.
     *
     * @return the configuration
     */
    BalanceConfig balance();

    /**
     * How requests are merged, ranked and batched.
     *
     * @return empty for what suits {@link #balance()}
     */
    Optional<RequestPathConfig> requestPath();

    /**
     * Who may share answers with whom.
     *
     * @return the scope
     */
    AccessScope accessScope();

    /**
     * The cache of answers.
     *
     * @return empty if there is to be none
     */
    Optional<CacheSettings> answerCache();

    /**
     * What is foreseen.
     *
     * @return empty if nothing is
     */
    Optional<ForesightConfig> foresight();

    /**
     * Whether answers are controlled.
     *
     * @return true if they are
     */
    boolean responseQuality();

    /**
     * How the loop decides.
     *
     * @return the configuration
     */
    LoopConfig loop();

    /**
     * Within which time answers are of use.
     *
     * @return by priority; for those without one, before their deadline
     */
    Map<Priority, Duration> objectives();

    /**
     * How several instances work as one.
     *
     * @return empty if this one works alone
     */
    Optional<FederationConfig> federation();

    /**
     * What operators see.
     *
     * @return empty if nothing is monitored
     */
    Optional<MonitoringConfig> monitoring();

    /**
     * What holds, who said so, and who was not heard.
     *
     * @return one for each setting that has an effect, by section; no secrets
     */
    List<EffectiveSetting> entries();

    /**
     * What holds, as a table for people.
     *
     * @return a line for each of {@link #entries()}; no secrets
     */
    default String explain() {
        return Explanation.of(entries());
    }

    /**
     * Starts from what was said here, to say more.
     *
     * @return a builder
     */
    BalanceSettingsBuilder toBuilder();
}
