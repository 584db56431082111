// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.validation.Findings;
import ai.smartwhale.commons.utils.validation.ValueRule;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of an object and of the objects in it, as a tree. Not changed once a validator has it. */
final class FieldRules {

    private final Map<String, FieldRules> fields = new LinkedHashMap<>();
    private @Nullable ValueRule rule;
    private boolean required;

    FieldRules() {}

    private FieldRules(FieldRules other) {
        other.fields.forEach((name, field) -> fields.put(name, new FieldRules(field)));
        rule = other.rule;
        required = other.required;
    }

    FieldRules copy() {
        return new FieldRules(this);
    }

    void add(JsonPointer pointer, ValueRule value, boolean isRequired) {
        FieldRules at = this;
        for (JsonPointer step = pointer; !step.matches(); step = step.tail()) {
            at = at.fields.computeIfAbsent(step.getMatchingProperty(), missing -> new FieldRules());
        }
        at.rule = value;
        at.required = isRequired;
    }

    void check(JsonNode value, boolean unknownRefused, Findings findings) {
        if (rule != null) {
            rule.check(value, findings);
        }
        if (fields.isEmpty() || !value.isObject()) {
            if (!fields.isEmpty() && rule == null && !value.isNull()) {
                findings.add("type", "an object", value);
            }
            return;
        }
        for (Map.Entry<String, FieldRules> field : fields.entrySet()) {
            if (findings.isFull()) {
                return;
            }
            JsonNode inner = value.get(field.getKey());
            findings.enter(field.getKey());
            if (inner != null) {
                field.getValue().check(inner, unknownRefused, findings);
            } else if (field.getValue().required) {
                findings.add("required", "a value", null);
            }
            findings.leave();
        }
        if (unknownRefused) {
            refuseUnknown(value, findings);
        }
    }

    private void refuseUnknown(JsonNode value, Findings findings) {
        Iterator<String> names = value.fieldNames();
        while (names.hasNext() && !findings.isFull()) {
            String name = names.next();
            if (!fields.containsKey(name)) {
                findings.enter(name);
                findings.add("unknown", "only " + fields.keySet(), value.get(name));
                findings.leave();
            }
        }
    }
}
