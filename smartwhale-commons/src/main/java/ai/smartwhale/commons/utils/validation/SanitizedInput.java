// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An input that was made clean.
 *
 * @param value a new value; the input is as it was
 * @param changed the pointers of the texts and names that were changed
 */
public record SanitizedInput(JsonNode value, List<String> changed) {

    /** Copies the list. */
    public SanitizedInput {
        changed = List.copyOf(changed);
    }
}
