// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.RequestPayload;

/** Makes tickets. */
final class Tickets {

    private Tickets() {}

    /** The ticket of a request that Kafka has. */
    static RequestTicket of(DataRequest request, String responseTopic, ServicesContext context) {
        RequestPayload payload = request.payload();
        return new RequestTicket(
                RequestTicket.REQUEST_SENT,
                request.metadata().requestId(),
                context.clock().instant(),
                payload.modelId(),
                payload.dataType(),
                payload.dataSource().map(DataSource::wireName).orElse(RequestTicket.AUTO),
                responseTopic,
                context.times().estimate(payload.dataSource().orElse(null), payload.dataType(), payload.parameters()));
    }
}
