// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.config.BalanceSettingsBuilder;
import ai.smartwhale.messaging.KafkaConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was read and what was said in code, until both are put together. */
final class SettingsInForce {

    private final List<Consumer<BalanceSettingsBuilder>> said = new ArrayList<>();
    private @Nullable BalanceSettings read;
    private @Nullable String servers;
    private @Nullable KafkaConfig kafka;

    void read(BalanceSettings value) {
        read = value;
    }

    void servers(String value) {
        servers = value;
        kafka = null;
    }

    void kafka(@Nullable KafkaConfig value) {
        kafka = value;
        servers = null;
    }

    /** Code says something; what is said later of the same takes its place. */
    void say(Consumer<BalanceSettingsBuilder> word) {
        said.add(word);
    }

    /** Whether code says how Kafka is reached. */
    boolean saysKafka() {
        return kafka != null || servers != null;
    }

    @Nullable
    Object kafkaInCode() {
        return kafka != null ? kafka : servers;
    }

    /** Both together; the sections for which the host has objects of its own are not asked for. */
    BalanceSettings settings(List<String> givenByHost) {
        BalanceSettingsBuilder all = read == null ? BalanceSettings.builder() : read.toBuilder();
        if (kafka != null) {
            all.kafka(kafka);
        } else if (servers != null && read == null) {
            all.kafka(KafkaConfig.of(servers));
        } else if (servers != null) {
            all.set("kafka.bootstrap-servers", servers);
        }
        said.forEach(word -> word.accept(all));
        givenByHost.forEach(all::givenByHost);
        return all.build();
    }
}
