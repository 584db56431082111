// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares JSON Schemas (draft 2020-12 and 7) by what they allow. The comparison is safe, not complete: what it calls
 * compatible is, and where it cannot prove that (conditions, negations, other patterns) it says so. Pure functions.
 */
public final class SchemaCompatibility {

    private SchemaCompatibility() {}

    /**
     * Compares a schema with those before it.
     *
     * @param older the schemas before, oldest first; give only the last for the plain modes, all for the transitive
     *     ones
     * @param newer the new schema
     * @param mode who has to understand whom
     * @return what speaks against the new one
     * @throws SchemaException if a schema refers to what is not in it
     */
    public static CompatibilityReport check(List<JsonNode> older, JsonNode newer, CompatibilityMode mode) {
        List<Incompatibility> problems = new ArrayList<>();
        for (int version = 0; version < older.size(); version++) {
            JsonNode before = older.get(version);
            if (mode != CompatibilityMode.FORWARD) {
                problems.addAll(new Inclusion(before, newer, CompatibilityMode.BACKWARD, version).problems());
            }
            if (mode != CompatibilityMode.BACKWARD) {
                problems.addAll(new Inclusion(newer, before, CompatibilityMode.FORWARD, version).problems());
            }
        }
        return new CompatibilityReport(problems);
    }
}
