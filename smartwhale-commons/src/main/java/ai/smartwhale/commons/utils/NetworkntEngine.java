// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.schema.SchemaException;
import ai.smartwhale.commons.utils.validation.Findings;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validates with networknt; the only class that knows that library. */
final class NetworkntEngine implements SchemaEngine {

    private static final int MOST_ERRORS = 1_000;
    private static final int KEPT = 256;

    private final SchemaRegistry registry = SchemaRegistry.withDialects(
            List.of(Dialects.getDraft202012(), Dialects.getDraft7()),
            builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));

    /** The least recently used leaves; guarded by itself. */
    private final Map<JsonNode, Schema> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, Schema> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public ValidationReport validate(JsonNode schema, JsonNode value) {
        List<Error> errors;
        try {
            errors = compiled(schema).validate(value);
        } catch (RuntimeException e) {
            throw new SchemaException("the schema cannot be used: " + e.getMessage(), e);
        }
        Findings findings = new Findings(MOST_ERRORS);
        for (Error error : errors) {
            findings.add(pointer(error), error.getKeyword(), error.getMessage(), error.getInstanceNode());
        }
        return findings.report();
    }

    private Schema compiled(JsonNode schema) {
        synchronized (kept) {
            Schema known = kept.get(schema);
            if (known != null) {
                return known;
            }
        }
        Schema made = registry.getSchema(schema);
        synchronized (kept) {
            kept.put(schema.deepCopy(), made);
        }
        return made;
    }

    private static String pointer(Error error) {
        String text = error.getInstanceLocation().toString();
        return text.equals("$") ? "" : text;
    }
}
