// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Duration;

/** Makes tickets. */
final class Tickets {

    private Tickets() {}

    /** The ticket of a request that Kafka has. */
    static RequestTicket of(DataRequest request, String responseTopic, ServicesContext context) {
        RequestPayload payload = request.payload();
        return ticket(
                RequestTicket.REQUEST_SENT,
                request,
                responseTopic,
                context,
                context.times().estimate(payload.dataSource().orElse(null), payload.dataType(), payload.parameters()));
    }

    /** The ticket of a request whose answer was known. */
    static RequestTicket cached(DataRequest request, String responseTopic, ServicesContext context) {
        return ticket(RequestTicket.ANSWERED_FROM_CACHE, request, responseTopic, context, Duration.ZERO);
    }

    private static RequestTicket ticket(
            String status, DataRequest request, String responseTopic, ServicesContext context, Duration estimate) {
        RequestPayload payload = request.payload();
        return new RequestTicket(
                status,
                request.metadata().requestId(),
                context.clock().instant(),
                payload.modelId(),
                payload.dataType(),
                payload.dataSource().map(DataSource::wireName).orElse(RequestTicket.AUTO),
                responseTopic,
                estimate);
    }
}
