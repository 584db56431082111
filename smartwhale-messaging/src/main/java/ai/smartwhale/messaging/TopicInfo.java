// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.Map;

/**
 * A topic as it is.
 *
 * @param name the name
 * @param partitions the number of partitions
 * @param replication the number of replicas of the first partition
 * @param configuration the settings that differ from the defaults of the brokers
 * @param endOffsets for each partition the offset that the next record will have
 */
public record TopicInfo(
        String name,
        int partitions,
        int replication,
        Map<String, String> configuration,
        Map<Integer, Long> endOffsets) {

    /** Copies the maps. */
    public TopicInfo {
        configuration = Map.copyOf(configuration);
        endOffsets = Map.copyOf(endOffsets);
    }
}
