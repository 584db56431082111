// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.CompressionCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Whether brokers compress topics in a way that takes a library which hosts have to add. */
final class CompressionCheck implements Check {

    private static final String OURS = "smartwhale.";
    private static final int MOST_NAMED = 3;

    @Override
    public String name() {
        return "compression";
    }

    @Override
    public List<Finding> examine(Patient patient) throws Exception {
        List<ConfigResource> topics = patient.kafka().listTopics().get().stream()
                .filter(topic -> topic.startsWith(OURS))
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Config> configs =
                patient.get(patient.admin().describeConfigs(topics).all());
        Map<CompressionCodec, Set<String>> found = new EnumMap<>(CompressionCodec.class);
        configs.forEach((topic, config) -> {
            ConfigEntry entry = config.get(TopicConfig.COMPRESSION_TYPE_CONFIG);
            if (entry != null && entry.value() != null) {
                CompressionCodec.of(entry.value())
                        .ifPresent(codec -> found.computeIfAbsent(codec, key -> new TreeSet<>())
                                .add(topic.name()));
            }
        });
        found.remove(CompressionCodec.LZ4);
        if (found.isEmpty()) {
            return List.of(Finding.ok(name(), "no topic is compressed by zstd or snappy on the brokers"));
        }
        List<Finding> findings = new ArrayList<>();
        found.forEach((codec, names) -> findings.add(Finding.warning(
                name(),
                names.size() + (names.size() == 1 ? " topic is" : " topics are") + " compressed by " + codec.setting()
                        + ": "
                        + String.join(", ", names.stream().limit(MOST_NAMED).toList())
                        + (names.size() > MOST_NAMED ? ", ..." : ""),
                "A host that embeds Balance cannot read them without " + codec.dependency()
                        + " on its class path; or set compression.type=producer.")));
        return findings;
    }
}
