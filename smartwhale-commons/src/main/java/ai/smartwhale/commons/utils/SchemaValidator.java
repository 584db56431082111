// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.schema.CompatibilityMode;
import ai.smartwhale.commons.utils.schema.CompatibilityReport;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Works with JSON Schema, drafts 2020-12 and 7. Nothing outside of a schema is ever fetched. The libraries for
 * validating and for making schemas of classes are optional; comparing schemas and guessing one from samples need none.
 * Thread-safe.
 */
public interface SchemaValidator {

    /**
     * A validator that keeps the last 256 schemas it was given ready for use.
     *
     * @return the validator
     */
    static SchemaValidator create() {
        return new DefaultSchemaValidator();
    }

    /**
     * Holds a value to a schema.
     *
     * @param schema the schema; draft 2020-12 unless it says otherwise
     * @param value the value
     * @return everything that is wrong with it, at most 1,000 things
     * @throws ai.smartwhale.commons.utils.schema.SchemaException if the schema is none, or refers to what is not in it
     * @throws ai.smartwhale.commons.MissingDependencyException without
     *     {@code com.networknt:json-schema-validator:2.0.8}
     */
    ValidationReport validateSchema(JsonNode schema, JsonNode value);

    /**
     * Compares a schema with the one before it.
     *
     * @param older the schema before
     * @param newer the new schema
     * @param mode who has to understand whom
     * @return what speaks against the new one
     * @throws ai.smartwhale.commons.utils.schema.SchemaException if a schema refers to what is not in it
     */
    CompatibilityReport checkCompatibility(JsonNode older, JsonNode newer, CompatibilityMode mode);

    /**
     * Compares a schema with all those before it, as the transitive modes of schema registries do.
     *
     * @param older the schemas before, oldest first
     * @param newer the new schema
     * @param mode who has to understand whom
     * @return what speaks against the new one
     * @throws ai.smartwhale.commons.utils.schema.SchemaException if a schema refers to what is not in it
     */
    CompatibilityReport checkCompatibility(List<JsonNode> older, JsonNode newer, CompatibilityMode mode);

    /**
     * Makes the schema of a class as Jackson would write it. Components of records are required unless they are
     * {@code Optional}.
     *
     * @param type the class
     * @return a schema of draft 2020-12
     * @throws ai.smartwhale.commons.MissingDependencyException without
     *     {@code com.github.victools:jsonschema-generator:4.38.0}
     */
    JsonNode generateSchema(Class<?> type);

    /**
     * Guesses a schema from samples.
     *
     * @param samples one or more
     * @return a schema of draft 2020-12 that takes all of them
     */
    JsonNode generateSchema(List<JsonNode> samples);
}
