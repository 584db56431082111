// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataResponse;
import java.util.concurrent.CompletableFuture;

/**
 * A request under way.
 *
 * @param requestId the id that the answer will carry
 * @param ticket completes when Kafka has the request; exceptionally where it could not be sent
 * @param response completes, always and once, with the answer of the Data service; with a response of status
 *     {@code timeout} made here when the deadline passes; exceptionally with a
 *     {@link ai.smartwhale.messaging.MessagingException} where the request could not be sent or Balance was closed.
 *     Cancelling it forgets the request; an answer that comes later is counted and dropped
 */
public record RequestHandle(
        String requestId, CompletableFuture<RequestTicket> ticket, CompletableFuture<DataResponse> response) {}
