// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataType;

/**
 * Where data that is repaired is from.
 *
 * @param source who sent it
 * @param type what kind of data it is
 */
public record RepairContext(String source, DataType type) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public RepairContext {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("type", type);
    }

    /**
     * Records of a table.
     *
     * @param source who sent them
     * @return the context
     */
    public static RepairContext ofTable(String source) {
        return new RepairContext(source, DataType.STRUCTURED);
    }
}
