// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The reading of one message. Used once, by one thread. */
final class MessageDecoding<P, M> {

    private final FieldReader in;
    private final Supplier<PayloadDecoder<P>> payloads;
    private final BiFunction<MessageMetadata, P, M> message;
    private MetadataDecoder metadata = new MetadataDecoder();
    private PayloadDecoder<P> payload;
    private boolean hasMetadata;
    private boolean hasPayload;

    MessageDecoding(FieldReader in, Supplier<PayloadDecoder<P>> payloads, BiFunction<MessageMetadata, P, M> message) {
        this.in = in;
        this.payloads = payloads;
        this.message = message;
        this.payload = payloads.get();
    }

    ReadResult<M> decode() {
        try {
            if (in.begin()) {
                readSections();
                in.end();
                requireSections();
            }
        } catch (IOException e) {
            in.refuse(e);
        }
        return in.isRefused() ? refused() : build();
    }

    private void readSections() throws IOException {
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "metadata" -> {
                    metadata = new MetadataDecoder();
                    hasMetadata = true;
                    in.section(metadata);
                }
                case "payload" -> {
                    payload = payloads.get();
                    hasPayload = true;
                    in.section(payload);
                }
                default -> in.skip();
            }
        }
    }

    private void requireSections() {
        if (!hasMetadata) {
            in.refuse("metadata", "is missing");
        }
        if (!hasPayload) {
            in.refuse("payload", "is missing");
        }
        metadata.requireFields(in);
        payload.requireFields(in);
    }

    private ReadResult<M> build() {
        try {
            MessageMetadata readMetadata = metadata.build();
            return buildPayload(readMetadata);
        } catch (InvalidValueException e) {
            in.refuse(metadata, e);
            return refused();
        }
    }

    private ReadResult<M> buildPayload(MessageMetadata readMetadata) {
        try {
            return new ReadResult.Accepted<>(message.apply(readMetadata, payload.build()));
        } catch (InvalidValueException e) {
            in.refuse(payload, e);
            return refused();
        }
    }

    private ReadResult<M> refused() {
        Optional<String> modelId = payload.modelId().or(metadata::destinationModel);
        return new ReadResult.Refused<>(new Refusal(
                ErrorCode.INVALID_REQUEST,
                in.errorField(),
                in.errorReason(),
                in.isObject(),
                metadata.requestId(),
                modelId,
                payload.responseTopic().or(() -> modelId.map(ResponseTopics::own)),
                payload.operationText().map(FieldValues::excerpt),
                payload.dataTypeText().map(FieldValues::excerpt),
                payload.dataSourceText().map(FieldValues::excerpt)));
    }
}
