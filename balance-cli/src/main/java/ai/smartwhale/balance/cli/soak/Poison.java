// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Puts records that nobody can read on the topics that Balance and the Data service read. */
final class Poison {

    private static final List<String> RECORDS = List.of(
            "",
            "{",
            "null",
            "[]",
            "{\"metadata\":{},\"payload\":{}}",
            "{\"metadata\":{\"request_id\":7},\"payload\":\"whale\"}",
            "\u0000\u0001\u0002");

    private Poison() {}

    /** Tells how many were put. */
    static int put(KafkaService kafka, List<String> models) {
        List<String> topics =
                new ArrayList<>(List.of(MessagingConstants.DATA_REQUESTS, MessagingConstants.MODELS_REQUESTS));
        models.forEach(model -> topics.add(MessagingConstants.DATA_RESPONSES_PREFIX + '.' + model));
        int put = 0;
        for (String topic : topics) {
            for (String record : RECORDS) {
                CompletableFuture<?> sent = kafka.sendMessage(topic, "poison", record.getBytes(StandardCharsets.UTF_8));
                put++;
                // Where Kafka refuses it there is one record less to stumble over.
                var unused = sent.exceptionally(refused -> null);
            }
        }
        return put;
    }
}
