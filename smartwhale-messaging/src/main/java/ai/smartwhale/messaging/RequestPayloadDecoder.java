// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the payload of a request. Not thread-safe. */
final class RequestPayloadDecoder extends PayloadDecoder<RequestPayload> {

    private @Nullable String modelId;
    private JsonMap parameters = JsonMap.EMPTY;
    private Optional<String> responseTopic = Optional.empty();
    private Duration timeout = MessagingConstants.OPERATION_TIMEOUT;
    private Optional<Long> maxSize = Optional.empty();
    private boolean requireFresh;
    private List<String> tags = List.of();
    private JsonMap context = JsonMap.EMPTY;

    @Override
    void readOwn(String name, FieldReader in) throws IOException {
        switch (name) {
            case "model_id" -> modelId = FieldValues.text(in);
            case "parameters" -> parameters = FieldValues.map(in);
            case "response_topic" -> responseTopic = FieldValues.optionalText(in);
            case "timeout" -> timeout = FieldNumbers.seconds(in).orElse(MessagingConstants.OPERATION_TIMEOUT);
            case "max_size" -> maxSize = FieldNumbers.whole(in, 0, Long.MAX_VALUE);
            case "require_fresh" -> requireFresh = FieldValues.flag(in);
            case "tags" -> tags = FieldValues.tags(in);
            case "context" -> context = FieldValues.map(in);
            default -> in.skip();
        }
    }

    @Override
    void requireOwn(FieldReader in) {
        in.require(this, "model_id", modelId);
    }

    @SuppressWarnings("NullAway") // the constructor refuses what is missing
    @Override
    RequestPayload build() {
        return new RequestPayload(
                operation().orElse(null),
                modelId,
                dataType().orElse(null),
                dataSource(),
                parameters,
                responseTopic(),
                batchId(),
                timeout,
                maxSize,
                requireFresh,
                tags,
                context);
    }

    @Override
    Optional<String> modelId() {
        return Optional.ofNullable(modelId).filter(TopicNames::isModelId);
    }

    @Override
    Optional<String> responseTopic() {
        return responseTopic.filter(ResponseTopics::isUsable);
    }
}
