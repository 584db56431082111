// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/** Bounds of numbers and counts: whether some part bounds at least as tightly. */
final class Bounds {

    private Bounds() {}

    static boolean implyNumber(List<JsonNode> parts, String keyword, JsonNode bound) {
        if (!bound.isNumber()) {
            return false;
        }
        BigDecimal limit = Values.decimal(bound);
        return parts.stream().anyMatch(part -> switch (keyword) {
            case "minimum" -> atLeast(part, "minimum", limit, false) || atLeast(part, "exclusiveMinimum", limit, false);
            case "exclusiveMinimum" ->
                atLeast(part, "minimum", limit, true) || atLeast(part, "exclusiveMinimum", limit, false);
            case "maximum" -> atMost(part, "maximum", limit, false) || atMost(part, "exclusiveMaximum", limit, false);
            case "exclusiveMaximum" ->
                atMost(part, "maximum", limit, true) || atMost(part, "exclusiveMaximum", limit, false);
            default -> isMultiple(part, limit);
        });
    }

    static boolean implyCount(List<JsonNode> parts, String keyword, JsonNode bound) {
        BigDecimal limit = Values.decimal(bound);
        boolean least = keyword.startsWith("min");
        if (least && limit.signum() <= 0) {
            return true;
        }
        return parts.stream()
                .anyMatch(part -> least ? atLeast(part, keyword, limit, false) : atMost(part, keyword, limit, false));
    }

    private static boolean atLeast(JsonNode part, String keyword, BigDecimal limit, boolean strictly) {
        return part.path(keyword).isNumber()
                && Values.decimal(part.get(keyword)).compareTo(limit) >= (strictly ? 1 : 0);
    }

    private static boolean atMost(JsonNode part, String keyword, BigDecimal limit, boolean strictly) {
        return part.path(keyword).isNumber()
                && Values.decimal(part.get(keyword)).compareTo(limit) <= (strictly ? -1 : 0);
    }

    private static boolean isMultiple(JsonNode part, BigDecimal of) {
        return part.path("multipleOf").isNumber()
                && of.signum() > 0
                && Values.decimal(part.get("multipleOf")).remainder(of).signum() == 0;
    }
}
