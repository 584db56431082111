// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A query on its way to Kafka.
 *
 * @param query the query
 * @param pending the request made of it
 * @param ticket where its caller wants to know when Kafka has it
 */
record Submission(DataQuery query, PendingRequest pending, Optional<CompletableFuture<RequestTicket>> ticket) {

    RequestHandle handle() {
        return new RequestHandle(pending.id(), ticket.orElseGet(CompletableFuture::new), pending.response());
    }
}
