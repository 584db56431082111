// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.validation.Constraint;
import ai.smartwhale.commons.utils.validation.InputLimits;
import ai.smartwhale.commons.utils.validation.SanitizeOptions;
import ai.smartwhale.commons.utils.validation.ValueRule;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Builds an {@link InputValidator}. Not thread-safe. */
public final class InputValidatorBuilder {

    /** The default of {@link #maximumErrors}. */
    public static final int DEFAULT_MAXIMUM_ERRORS = 100;

    final FieldRules rules = new FieldRules();
    final List<Constraint> constraints = new ArrayList<>();
    InputLimits limits = InputLimits.DEFAULT;
    SanitizeOptions sanitizing = SanitizeOptions.DEFAULT;
    boolean unknownRefused;
    int maximumErrors = DEFAULT_MAXIMUM_ERRORS;

    InputValidatorBuilder() {}

    /**
     * A field that has to be there, if the object around it is.
     *
     * @param pointer where, as a JSON pointer through objects
     * @param rule what it has to be
     * @return this
     * @throws InvalidValueException if the pointer is none
     */
    public InputValidatorBuilder require(String pointer, ValueRule rule) {
        rules.add(compile(pointer), rule, true);
        return this;
    }

    /**
     * A field that may be there.
     *
     * @param pointer where, as a JSON pointer through objects
     * @param rule what it has to be
     * @return this
     * @throws InvalidValueException if the pointer is none
     */
    public InputValidatorBuilder allow(String pointer, ValueRule rule) {
        rules.add(compile(pointer), rule, false);
        return this;
    }

    /**
     * Refuses fields without a rule in objects that have rules for any; they are ignored by default.
     *
     * @return this
     */
    public InputValidatorBuilder refuseUnknown() {
        unknownRefused = true;
        return this;
    }

    /**
     * Adds what has to hold between fields.
     *
     * @param constraint the constraint
     * @return this
     */
    public InputValidatorBuilder constraint(Constraint constraint) {
        constraints.add(InvalidValueException.requirePresent("constraint", constraint));
        return this;
    }

    /**
     * Sets how large input may be; {@link InputLimits#DEFAULT} by default.
     *
     * @param value the limits
     * @return this
     */
    public InputValidatorBuilder limits(InputLimits value) {
        limits = InvalidValueException.requirePresent("limits", value);
        return this;
    }

    /**
     * Sets how input is made clean; {@link SanitizeOptions#DEFAULT} by default.
     *
     * @param value the options
     * @return this
     */
    public InputValidatorBuilder sanitizing(SanitizeOptions value) {
        sanitizing = InvalidValueException.requirePresent("sanitizing", value);
        return this;
    }

    /**
     * Sets how many errors a report holds; {@value #DEFAULT_MAXIMUM_ERRORS} by default.
     *
     * @param value 1 to 100,000
     * @return this
     */
    public InputValidatorBuilder maximumErrors(int value) {
        maximumErrors = (int) InvalidValueException.requireRange("maximumErrors", value, 1, 100_000);
        return this;
    }

    /**
     * Builds the validator.
     *
     * @return the validator
     */
    public InputValidator build() {
        return new DefaultInputValidator(this);
    }

    private static JsonPointer compile(String pointer) {
        InvalidValueException.requirePresent("pointer", pointer);
        try {
            return JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("pointer", pointer, "a JSON pointer, such as /payload/timeout");
        }
    }
}
