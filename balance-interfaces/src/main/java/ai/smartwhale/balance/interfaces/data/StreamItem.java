// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * One item of a stream.
 *
 * @param value the item: any JSON value; empty stands for JSON null
 * @param next the place behind it
 */
public record StreamItem(Optional<Object> value, ResumePoint next) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null
     */
    public StreamItem {
        InvalidValueException.requirePresent("value", value);
        InvalidValueException.requirePresent("next", next);
    }
}
