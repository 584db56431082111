// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.validation.SanitizedInput;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Holds input to rules and says everything that is wrong with it at once. Input that is too deep or too large is
 * refused before any rule looks at it. Immutable and thread-safe.
 */
public interface InputValidator {

    /**
     * Starts without rules.
     *
     * @return a builder
     */
    static InputValidatorBuilder builder() {
        return new InputValidatorBuilder();
    }

    /**
     * Checks limits, fields and constraints.
     *
     * @param input the input
     * @return what is wrong with it
     */
    ValidationReport validateInput(JsonNode input);

    /**
     * Checks limits, fields and constraints.
     *
     * @param input the input; values that JSON does not have are refused
     * @return what is wrong with it
     */
    ValidationReport validateInput(Map<String, ?> input);

    /**
     * Makes input clean: takes out what nobody sees, and what the options say.
     *
     * @param input the input, which is left as it is
     * @return a clean copy
     * @throws ai.smartwhale.commons.LimitExceededException if it is too deep or too large
     */
    SanitizedInput sanitizeData(JsonNode input);

    /**
     * Checks only what has to hold between fields.
     *
     * @param input the input
     * @return what is wrong with it
     */
    ValidationReport checkConstraints(JsonNode input);
}
