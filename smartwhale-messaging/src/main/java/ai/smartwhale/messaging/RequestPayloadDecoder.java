// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the payload of a request. Not thread-safe. */
final class RequestPayloadDecoder implements PayloadDecoder<RequestPayload> {

    private @Nullable String operationText;
    private @Nullable String modelId;
    private @Nullable String dataTypeText;
    private @Nullable String dataSourceText;
    private Optional<OperationType> operation = Optional.empty();
    private Optional<DataType> dataType = Optional.empty();
    private Optional<DataSource> dataSource = Optional.empty();
    private JsonMap parameters = JsonMap.EMPTY;
    private Optional<String> responseTopic = Optional.empty();
    private Optional<String> batchId = Optional.empty();
    private Duration timeout = MessagingConstants.OPERATION_TIMEOUT;
    private Optional<Long> maxSize = Optional.empty();
    private boolean requireFresh;
    private List<String> tags = List.of();
    private JsonMap context = JsonMap.EMPTY;

    @Override
    public void read(String name, FieldReader in) throws IOException {
        switch (name) {
            case "operation" -> {
                operationText = FieldValues.text(in);
                operation = FieldValues.choice(in, OperationType.NAMES, operationText);
            }
            case "model_id" -> modelId = FieldValues.text(in);
            case "data_type" -> {
                dataTypeText = FieldValues.text(in);
                dataType = FieldValues.choice(in, DataType.NAMES, dataTypeText);
            }
            case "data_source" -> {
                dataSourceText = FieldValues.text(in);
                dataSource = FieldValues.choice(in, DataSource.NAMES, dataSourceText);
            }
            case "parameters" -> parameters = FieldValues.map(in);
            case "response_topic" -> responseTopic = FieldValues.optionalText(in);
            case "batch_id" -> batchId = FieldValues.optionalText(in);
            case "timeout" -> timeout = FieldNumbers.seconds(in).orElse(MessagingConstants.OPERATION_TIMEOUT);
            case "max_size" -> maxSize = FieldNumbers.whole(in, 0, Long.MAX_VALUE);
            case "require_fresh" -> requireFresh = FieldValues.flag(in);
            case "tags" -> tags = FieldValues.tags(in);
            case "context" -> context = FieldValues.map(in);
            default -> in.skip();
        }
    }

    @Override
    public void requireFields(FieldReader in) {
        in.require(this, "operation", operationText);
        in.require(this, "model_id", modelId);
        in.require(this, "data_type", dataTypeText);
    }

    @SuppressWarnings("NullAway") // the constructor refuses what is missing
    @Override
    public RequestPayload build() {
        return new RequestPayload(
                operation.orElse(null),
                modelId,
                dataType.orElse(null),
                dataSource,
                parameters,
                responseTopic(),
                batchId,
                timeout,
                maxSize,
                requireFresh,
                tags,
                context);
    }

    @Override
    public Optional<String> modelId() {
        return Optional.ofNullable(modelId).filter(TopicNames::isModelId);
    }

    @Override
    public Optional<String> responseTopic() {
        return responseTopic.filter(ResponseTopics::isUsable);
    }

    @Override
    public Optional<String> operation() {
        return Optional.ofNullable(operationText);
    }

    @Override
    public Optional<String> dataType() {
        return Optional.ofNullable(dataTypeText);
    }

    @Override
    public Optional<String> dataSource() {
        return Optional.ofNullable(dataSourceText);
    }
}
