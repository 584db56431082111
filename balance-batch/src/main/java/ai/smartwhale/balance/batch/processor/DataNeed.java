// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a family of data requests has in common. Compared in full, for a hash alone may collide. Immutable. */
final class DataNeed {

    private final String scope;
    private final OperationType operation;
    private final DataType dataType;
    private final Optional<DataSource> source;
    private final Optional<Long> maxSize;
    private final Map<String, Object> parameters;
    private final int hash;

    DataNeed(
            String scope,
            OperationType operation,
            DataType dataType,
            Optional<DataSource> source,
            Optional<Long> maxSize,
            Map<String, Object> parameters) {
        this.scope = scope;
        this.operation = operation;
        this.dataType = dataType;
        this.source = source;
        this.maxSize = maxSize;
        this.parameters = parameters;
        // Not of enums, whose hashes differ from run to run, so that runs of a simulation are alike.
        this.hash =
                31 * (31 * (31 * scope.hashCode() + operation.ordinal()) + dataType.ordinal()) + parameters.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof DataNeed need
                        && hash == need.hash
                        && operation == need.operation
                        && dataType == need.dataType
                        && scope.equals(need.scope)
                        && Objects.equals(source, need.source)
                        && maxSize.equals(need.maxSize)
                        && parameters.equals(need.parameters));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The parameters may be secret. */
    @Override
    public String toString() {
        return "DataNeed[scope=" + scope + ", operation=" + operation + ", dataType=" + dataType + "]";
    }
}
