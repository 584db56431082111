// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the payload of a message: here what requests and responses have in common. Not thread-safe.
 *
 * @param <P> the type of the payload
 */
abstract class PayloadDecoder<P> implements SectionDecoder {

    private @Nullable String operationText;
    private @Nullable String dataTypeText;
    private @Nullable String dataSourceText;
    private Optional<OperationType> operation = Optional.empty();
    private Optional<DataType> dataType = Optional.empty();
    private Optional<DataSource> dataSource = Optional.empty();
    private Optional<String> batchId = Optional.empty();

    /** What was gathered; only where no field was refused. */
    abstract P build();

    /** Reads the current field, one that not every payload has. */
    abstract void readOwn(String name, FieldReader in) throws IOException;

    /** Refuses the message if a required field is missing that not every payload has. */
    abstract void requireOwn(FieldReader in);

    @Override
    public final String section() {
        return "payload";
    }

    @Override
    public final void read(String name, FieldReader in) throws IOException {
        switch (name) {
            case "operation" -> {
                operationText = FieldValues.text(in);
                operation = FieldValues.choice(in, OperationType.NAMES, operationText);
            }
            case "data_type" -> {
                dataTypeText = FieldValues.text(in);
                dataType = FieldValues.choice(in, DataType.NAMES, dataTypeText);
            }
            case "data_source" -> {
                dataSourceText = FieldValues.text(in);
                dataSource = FieldValues.choice(in, DataSource.NAMES, dataSourceText);
            }
            case "batch_id" -> batchId = FieldValues.optionalText(in);
            default -> readOwn(name, in);
        }
    }

    @Override
    public final void requireFields(FieldReader in) {
        in.require(this, "operation", operationText);
        requireOwn(in);
        in.require(this, "data_type", dataTypeText);
    }

    /** The model that asks, where the payload names one and its id can be one. */
    Optional<String> modelId() {
        return Optional.empty();
    }

    /** The topic that was asked for, where the payload has one and it is usable. */
    Optional<String> responseTopic() {
        return Optional.empty();
    }

    /** The operation as written. */
    final Optional<String> operationText() {
        return Optional.ofNullable(operationText);
    }

    /** The data type as written. */
    final Optional<String> dataTypeText() {
        return Optional.ofNullable(dataTypeText);
    }

    /** The data source as written. */
    final Optional<String> dataSourceText() {
        return Optional.ofNullable(dataSourceText);
    }

    final Optional<OperationType> operation() {
        return operation;
    }

    final Optional<DataType> dataType() {
        return dataType;
    }

    final Optional<DataSource> dataSource() {
        return dataSource;
    }

    final Optional<String> batchId() {
        return batchId;
    }
}
