// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of values. */
final class Values {

    private Values() {}

    /** Whether some part lists its values, all of which are among others: a list, or a single value. */
    static boolean areWithin(List<JsonNode> parts, @Nullable JsonNode list, JsonNode single) {
        for (JsonNode part : parts) {
            if (part.has("const") && isAmong(part.get("const"), list, single)) {
                return true;
            }
            if (part.has("enum")) {
                boolean all = true;
                for (JsonNode value : part.get("enum")) {
                    all &= isAmong(value, list, single);
                }
                if (all) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAmong(JsonNode value, @Nullable JsonNode list, JsonNode single) {
        if (list == null) {
            return equal(value, single);
        }
        for (JsonNode each : list) {
            if (equal(value, each)) {
                return true;
            }
        }
        return false;
    }

    /** Numbers by their value, whatever their form. */
    private static boolean equal(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return decimal(one).compareTo(decimal(other)) == 0;
        }
        return one.equals(other);
    }

    static BigDecimal decimal(JsonNode number) {
        return number.decimalValue();
    }
}
