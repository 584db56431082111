// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataResponse;

/**
 * Receives the responses for a model that no local future waits for: answers to requests that were sent elsewhere, or
 * by another instance. Called on a worker thread, for one model one response after the other in the order of its topic,
 * for different models at the same time.
 *
 * <p>Delivery is at least once. Responses that were handled already are recognised and dropped as long as this instance
 * remembers them; after a restart or a crash one may come again.
 */
@FunctionalInterface
public interface ModelResultHandler {

    /**
     * Handles one response. While it runs, later responses of the same model wait.
     *
     * @param response the response
     * @throws Exception to have it delivered again later, and put aside as a dead letter after several attempts
     */
    void handle(DataResponse response) throws Exception;
}
