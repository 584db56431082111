// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataType;
import java.time.Duration;
import java.time.Instant;

/**
 * Proof that Kafka has a request, or that it needs none because the answer was known.
 *
 * @param status {@value #REQUEST_SENT}, or {@value #ANSWERED_FROM_CACHE}
 * @param requestId the id that the answer will carry
 * @param timestamp when the request was made
 * @param modelId the model that asked
 * @param dataType the type of data asked for
 * @param sourceType the wire name of the source asked for, or {@value #AUTO} where the Data service chooses
 * @param responseTopic the topic on which the answer will arrive
 * @param estimatedTime how long the answer will probably take
 */
public record RequestTicket(
        String status,
        String requestId,
        Instant timestamp,
        String modelId,
        DataType dataType,
        String sourceType,
        String responseTopic,
        Duration estimatedTime) {

    /** The status of a request that Kafka has. */
    public static final String REQUEST_SENT = "request_sent";
    /** The status of a request whose answer was known already, so that nothing was sent. */
    public static final String ANSWERED_FROM_CACHE = "answered_from_cache";
    /** The source type of a request that leaves the choice of the source to the Data service. */
    public static final String AUTO = "auto";
}
