// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Requests that were sent together.
 *
 * @param batchId the batch id that every one of them carries
 * @param requests one handle for each query, in the order of the queries
 */
public record BatchHandle(String batchId, List<RequestHandle> requests) {

    /** Copies the list. */
    public BatchHandle {
        requests = List.copyOf(requests);
    }

    /**
     * Waits for all answers at once.
     *
     * @return completes with the answers in the order of the queries; exceptionally, once all have ended, where one of
     *     them did
     */
    public CompletableFuture<List<DataResponse>> responses() {
        CompletableFuture<?>[] all =
                requests.stream().map(RequestHandle::response).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(all)
                .thenApply(done -> requests.stream()
                        .map(request -> request.response().join())
                        .toList());
    }
}
