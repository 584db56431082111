// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.Optional;

/**
 * Gathers the payload of a message. Not thread-safe.
 *
 * @param <P> the type of the payload
 */
interface PayloadDecoder<P> extends SectionDecoder {

    @Override
    default String section() {
        return "payload";
    }

    /** The payload; only where no field was refused. */
    P build();

    /** The model that asks, where its id can be one. */
    Optional<String> modelId();

    /** The topic that was asked for, where it is usable. */
    Optional<String> responseTopic();

    /** The operation as written. */
    Optional<String> operation();

    /** The data type as written. */
    Optional<String> dataType();

    /** The data source as written. */
    Optional<String> dataSource();
}
