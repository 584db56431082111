// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import java.util.Optional;

/**
 * What is asked for, and where it is to be collected.
 *
 * @param type the type of data
 * @param source where from; empty if the choice was left to the Data service
 */
public record DataKind(DataType type, Optional<DataSource> source) {

    private static final int SOURCES = DataSource.values().length + 1;

    /** How many kinds there are. */
    static final int COUNT = DataType.values().length * SOURCES;

    /**
     * Checks that both are there.
     *
     * @throws InvalidValueException if one is null
     */
    public DataKind {
        InvalidValueException.requirePresent("type", type);
        InvalidValueException.requirePresent("source", source);
    }

    static int index(DataType type, Optional<DataSource> source) {
        return type.ordinal() * SOURCES
                + (source.isPresent() ? source.orElseThrow().ordinal() : SOURCES - 1);
    }

    static DataKind at(int index) {
        int source = index % SOURCES;
        return new DataKind(
                DataType.values()[index / SOURCES],
                source == SOURCES - 1 ? Optional.empty() : Optional.of(DataSource.values()[source]));
    }

    @Override
    public String toString() {
        return type.wireName() + '/' + source.map(DataSource::wireName).orElse("any");
    }
}
