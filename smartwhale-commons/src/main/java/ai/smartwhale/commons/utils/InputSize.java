// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.validation.InputLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Measures an input against its limits, without going deeper than they allow. For one input. */
final class InputSize {

    private final InputLimits limits;
    private int nodes;

    private InputSize(InputLimits limits) {
        this.limits = limits;
    }

    /**
     * Requires that an input keeps to its limits.
     *
     * @throws LimitExceededException naming the first that it does not keep to
     */
    static void require(JsonNode input, InputLimits limits) {
        new InputSize(limits).visit(input, 1);
    }

    private void visit(JsonNode value, int depth) {
        LimitExceededException.requireAtMost("values, in number", ++nodes, limits.nodes());
        if (value.isTextual()) {
            text(value.textValue());
        } else if (value.isContainerNode()) {
            LimitExceededException.requireAtMost("nesting, in levels", depth, limits.depth());
            if (value.isObject()) {
                Iterator<Map.Entry<String, JsonNode>> fields =
                        value.properties().iterator();
                while (fields.hasNext()) {
                    Map.Entry<String, JsonNode> field = fields.next();
                    text(field.getKey());
                    visit(field.getValue(), depth + 1);
                }
            } else {
                for (JsonNode item : value) {
                    visit(item, depth + 1);
                }
            }
        }
    }

    private void text(String text) {
        LimitExceededException.requireAtMost("a text, in characters", text.length(), limits.textLength());
    }
}
