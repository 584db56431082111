// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Writes and reads a request and an answer, so that the classes for it are there before the first caller waits for
 * them; a thread that waits for brokers has the time.
 */
final class FirstMessages {

    private static final Clock ANY_TIME = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private FirstMessages() {}

    static void rehearse() {
        RequestPayload asked =
                RequestPayload.builder("m").parameters(Map.of("query", "q")).build();
        DataRequest request =
                DataRequest.fromBytes(MessageSchemas.createDataRequest("m", asked, Priority.MEDIUM, ANY_TIME)
                        .toBytes());
        ResponsePayload answer = ResponsePayload.builder(
                        request.payload().operation(),
                        ResponseStatus.SUCCESS,
                        request.payload().dataType())
                .data("a")
                .build();
        var unused = DataResponse.fromBytes(
                MessageSchemas.createDataResponse(request, answer, ANY_TIME).toBytes());
    }
}
