// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.MessagingConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the Balances are behind with the requests of models. */
final class LagCheck implements Check {

    private static final String GROUP = MessagingConstants.MODEL_SERVICE_GROUP;
    private static final long MUCH = 10_000;

    @Override
    public String name() {
        return "lag of " + GROUP;
    }

    @Override
    public List<Finding> examine(Patient patient) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(
                patient.get(patient.admin().listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata()));
        committed.values().removeIf(Objects::isNull);
        if (committed.isEmpty()) {
            return List.of(Finding.ok(name(), "no instance has served yet"));
        }
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
                patient.get(patient.admin().listOffsets(wanted).all());
        long lag = committed.entrySet().stream()
                .mapToLong(entry -> Math.max(
                        0,
                        Objects.requireNonNull(ends.get(entry.getKey())).offset()
                                - entry.getValue().offset()))
                .sum();
        String detail = lag + (lag == 1 ? " message" : " messages") + " behind";
        return List.of(
                lag <= MUCH
                        ? Finding.ok(name(), detail)
                        : Finding.warning(
                                name(),
                                detail,
                                "Start more instances of ./balance serve (at most one for each partition works), or"
                                        + " see in their logs why they are slow."));
    }
}
