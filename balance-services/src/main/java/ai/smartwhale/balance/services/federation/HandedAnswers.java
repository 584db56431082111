// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageReader;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.PayloadNotOpenedException;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.ReadResult.Accepted;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings answers into the form in which they are handed over, and back. Trusts nothing that it reads. */
final class HandedAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FlightJoining.class);

    private final PayloadProtection protection;
    private final Clock clock;
    private final int mostBytes;

    HandedAnswers(PayloadProtection protection, Clock clock, int mostBytes) {
        this.protection = protection;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /** Empty where an answer is not to be handed over. */
    Optional<byte[]> write(DataResponse answer) {
        try {
            byte[] bytes = protection.seal(answer).toBytes();
            return bytes.length <= mostBytes ? Optional.of(bytes) : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("an answer could not be handed to other instances", e);
            return Optional.empty();
        }
    }

    /** The answer to a request; empty where the bytes are none. */
    Optional<DataResponse> read(byte[] bytes, DataRequest request) {
        if (bytes.length > mostBytes
                || !(MessageReader.readResponse(bytes) instanceof Accepted<DataResponse> accepted)
                || accepted.message().payload().status() != ResponseStatus.SUCCESS) {
            return Optional.empty();
        }
        try {
            DataResponse opened = protection.open(accepted.message());
            return Optional.of(MessageSchemas.createDataResponse(
                    request,
                    opened.payload().toBuilder()
                            .batchId(request.payload().batchId().orElse(null))
                            .build(),
                    clock));
        } catch (PayloadNotOpenedException e) {
            return Optional.empty();
        }
    }
}
