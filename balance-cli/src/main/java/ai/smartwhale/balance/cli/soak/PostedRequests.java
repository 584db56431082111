// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.OnceCheck;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.util.Map;

/** A model elsewhere, which posts its requests for any instance to take, and hears the answers by a handler. */
final class PostedRequests implements AutoCloseable {

    private static final String MODEL = "soak-elsewhere";

    private final KafkaService kafka;
    private final OnceCheck check;
    private final Balance host;
    private final Clock clock = Clock.systemUTC();
    private long number;

    PostedRequests(KafkaService kafka, String servers, OnceCheck check) {
        this.kafka = kafka;
        this.check = check;
        this.host = Balance.builder()
                .kafka(KafkaConfig.builder(servers).clientId(MODEL).build())
                .config(BalanceConfig.builder()
                        .instanceId(MODEL)
                        .serveModelRequests(false)
                        .closeTimeout(SoakLimits.CLOSE)
                        .build())
                .build();
        host.start();
        host.registerModel(MODEL, answer -> check.answered(answer.metadata().requestId()))
                .join();
    }

    /** Posts one. To be called by one thread at a time. */
    void step() {
        RequestPayload payload = RequestPayload.builder(MODEL)
                .dataSource(DataSource.WIKI)
                .parameters(Map.of("query", "key " + number++ % SoakLimits.KEYS))
                .build();
        DataRequest request = MessageSchemas.createDataRequest(MODEL, payload, Priority.DEFAULT, clock);
        check.posted(request.metadata().requestId());
        var unused = kafka.sendMessage(OutgoingMessage.unkeyed(MessagingConstants.MODELS_REQUESTS, request));
    }

    @Override
    public void close() {
        host.close(SoakLimits.CLOSE);
    }
}
