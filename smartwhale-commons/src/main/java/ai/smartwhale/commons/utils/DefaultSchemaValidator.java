// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.utils.schema.CompatibilityMode;
import ai.smartwhale.commons.utils.schema.CompatibilityReport;
import ai.smartwhale.commons.utils.schema.SchemaCompatibility;
import ai.smartwhale.commons.utils.schema.SchemaInference;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;

/** Each part by itself, so that the libraries are touched only by who needs them. */
final class DefaultSchemaValidator implements SchemaValidator {

    private static final String VALIDATOR = "com.networknt:json-schema-validator:2.0.8";
    private static final String GENERATOR = "com.github.victools:jsonschema-generator:4.38.0";

    private final Object lock = new Object();
    private @org.jspecify.annotations.Nullable SchemaEngine engine;

    @Override
    public ValidationReport validateSchema(JsonNode schema, JsonNode value) {
        InvalidValueException.requirePresent("schema", schema);
        InvalidValueException.requirePresent("value", value);
        return engine().validate(schema, value);
    }

    private SchemaEngine engine() {
        synchronized (lock) {
            if (engine == null) {
                engine = needing("validating by a schema", VALIDATOR, NetworkntEngine::new);
            }
            return engine;
        }
    }

    @Override
    public CompatibilityReport checkCompatibility(JsonNode older, JsonNode newer, CompatibilityMode mode) {
        return checkCompatibility(List.of(older), newer, mode);
    }

    @Override
    public CompatibilityReport checkCompatibility(List<JsonNode> older, JsonNode newer, CompatibilityMode mode) {
        InvalidValueException.requirePresent("newer", newer);
        InvalidValueException.requirePresent("mode", mode);
        return SchemaCompatibility.check(List.copyOf(older), newer, mode);
    }

    @Override
    public JsonNode generateSchema(Class<?> type) {
        InvalidValueException.requirePresent("type", type);
        return needing("making a schema of a class", GENERATOR, () -> VictoolsGenerator.generate(type));
    }

    @Override
    public JsonNode generateSchema(List<JsonNode> samples) {
        InvalidValueException.requireRange(
                "samples",
                InvalidValueException.requirePresent("samples", samples).size(),
                1,
                Integer.MAX_VALUE);
        return SchemaInference.infer(samples);
    }

    private static <T> T needing(String feature, String dependency, Supplier<T> work) {
        try {
            return work.get();
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(feature, dependency, e);
        }
    }
}
