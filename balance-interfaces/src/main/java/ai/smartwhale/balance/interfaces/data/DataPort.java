// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.balance.interfaces.model.ModelInterface;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.concurrent.CompletionStage;

/**
 * Where data comes from: the Data service behind Kafka, or whatever a host puts in its place. Implementations are
 * thread-safe and do not block.
 */
@FunctionalInterface
public interface DataPort {

    /**
     * Asks for data.
     *
     * @param request what is asked for
     * @return the response to this request, also where that says that it failed; exceptionally where there is none
     */
    CompletionStage<DataResponse> fetch(DataRequest request);

    /**
     * The Data service behind Kafka.
     *
     * @param models the door to it, where the models that ask are registered
     * @return the port
     */
    static DataPort of(ModelInterface models) {
        return InvalidValueException.requirePresent("models", models)::sendRequest;
    }
}
