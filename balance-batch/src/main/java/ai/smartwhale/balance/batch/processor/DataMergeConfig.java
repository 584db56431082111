// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataType;
import java.util.Set;

/**
 * Which data requests may share an answer of which each gets a part.
 *
 * @param divisible types of data whose answers are lists of records, the first of which are the answer to a lower
 *     limit; {@link DataType#STRUCTURED} by default
 * @param limitParameter the parameter with the most wanted records; {@code limit} by default
 * @param fieldsParameter the parameter with the list of the wanted fields; {@code fields} by default
 */
public record DataMergeConfig(Set<DataType> divisible, String limitParameter, String fieldsParameter) {

    private static final DataMergeConfig DEFAULTS = new DataMergeConfig(Set.of(DataType.STRUCTURED), "limit", "fields");

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null or blank, or both parameters are the same
     */
    public DataMergeConfig {
        divisible = Set.copyOf(InvalidValueException.requirePresent("divisible", divisible));
        InvalidValueException.requireText("limitParameter", limitParameter);
        InvalidValueException.requireText("fieldsParameter", fieldsParameter);
        if (limitParameter.equals(fieldsParameter)) {
            throw new InvalidValueException("fieldsParameter", fieldsParameter, "another than the limit parameter");
        }
    }

    /**
     * The defaults.
     *
     * @return a configuration
     */
    public static DataMergeConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Only requests that want the same share an answer.
     *
     * @return a configuration
     */
    public static DataMergeConfig equalsOnly() {
        return new DataMergeConfig(Set.of(), DEFAULTS.limitParameter, DEFAULTS.fieldsParameter);
    }
}
