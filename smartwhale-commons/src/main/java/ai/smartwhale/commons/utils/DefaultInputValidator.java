// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.validation.Constraint;
import ai.smartwhale.commons.utils.validation.Findings;
import ai.smartwhale.commons.utils.validation.InputLimits;
import ai.smartwhale.commons.utils.validation.SanitizeOptions;
import ai.smartwhale.commons.utils.validation.SanitizedInput;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** The tree of rules, walked once for each input. */
final class DefaultInputValidator implements InputValidator {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FieldRules rules;
    private final List<Constraint> constraints;
    private final InputLimits limits;
    private final SanitizeOptions sanitizing;
    private final boolean unknownRefused;
    private final int maximumErrors;

    DefaultInputValidator(InputValidatorBuilder builder) {
        this.rules = builder.rules.copy();
        this.constraints = List.copyOf(builder.constraints);
        this.limits = builder.limits;
        this.sanitizing = builder.sanitizing;
        this.unknownRefused = builder.unknownRefused;
        this.maximumErrors = builder.maximumErrors;
    }

    @Override
    public ValidationReport validateInput(JsonNode input) {
        InvalidValueException.requirePresent("input", input);
        Findings findings = new Findings(maximumErrors);
        try {
            InputSize.require(input, limits);
        } catch (LimitExceededException e) {
            findings.add("limit", "at most " + e.limit() + " for " + e.what(), null);
            return findings.report();
        }
        rules.check(input, unknownRefused, findings);
        hold(input, findings);
        return findings.report();
    }

    @Override
    public ValidationReport validateInput(Map<String, ?> input) {
        InvalidValueException.requirePresent("input", input);
        JsonNode tree;
        try {
            tree = MAPPER.valueToTree(input);
        } catch (IllegalArgumentException e) {
            Findings findings = new Findings(maximumErrors);
            findings.add("type", "values that JSON has", null);
            return findings.report();
        }
        return validateInput(tree);
    }

    @Override
    public SanitizedInput sanitizeData(JsonNode input) {
        InputSize.require(InvalidValueException.requirePresent("input", input), limits);
        return InputSanitizer.sanitize(input, sanitizing);
    }

    @Override
    public ValidationReport checkConstraints(JsonNode input) {
        Findings findings = new Findings(maximumErrors);
        hold(InvalidValueException.requirePresent("input", input), findings);
        return findings.report();
    }

    private void hold(JsonNode input, Findings findings) {
        for (Constraint constraint : constraints) {
            if (!constraint.holds().test(input)) {
                findings.add(constraint.pointer(), constraint.rule(), constraint.allowed(), null);
            }
        }
    }
}
