// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import java.util.Optional;

/**
 * What somebody wants to do.
 *
 * @param kind what kind of thing
 * @param principal who, as far as that is proved; empty for those who did not say
 * @param modelId the model for which it is
 * @param operation what is asked for, where something is
 * @param source where from; empty where the Data service chooses, or nothing is asked for
 * @param dataType what type of data, where something is asked for
 * @param topic where the answer goes, or the topic that is to be received
 */
public record AccessAttempt(
        Kind kind,
        Optional<String> principal,
        String modelId,
        Optional<OperationType> operation,
        Optional<DataSource> source,
        Optional<DataType> dataType,
        String topic) {

    /** What kinds there are. */
    public enum Kind {
        /** Ask the Data service for something. */
        REQUEST,
        /** Receive what is sent to a topic. */
        RECEIVE
    }

    /** Checks. */
    public AccessAttempt {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("principal", principal);
        InvalidValueException.requireText("modelId", modelId);
        InvalidValueException.requirePresent("operation", operation);
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("dataType", dataType);
        InvalidValueException.requireText("topic", topic);
    }
}
