// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import ai.smartwhale.commons.InvalidValueException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What has to hold between the fields of an input. A field counts as given if it is there and not null. Immutable.
 *
 * @param rule the name
 * @param pointer where an error is shown
 * @param allowed what is allowed, in words
 * @param holds whether it does
 */
public record Constraint(String rule, String pointer, String allowed, Predicate<JsonNode> holds) {

    /**
     * All of some fields are given, or none.
     *
     * @param pointers two or more
     * @return the constraint
     */
    public static Constraint requiredTogether(String... pointers) {
        List<JsonPointer> all = compile(2, pointers);
        return new Constraint("together", pointers[0], "all or none of " + Arrays.toString(pointers), input -> {
            long given = count(all, input);
            return given == 0 || given == all.size();
        });
    }

    /**
     * One of some fields is given at most.
     *
     * @param pointers two or more
     * @return the constraint
     */
    public static Constraint mutuallyExclusive(String... pointers) {
        List<JsonPointer> all = compile(2, pointers);
        return new Constraint(
                "exclusive",
                pointers[0],
                "one at most of " + Arrays.toString(pointers),
                input -> count(all, input) <= 1);
    }

    /**
     * One of some fields is given at least.
     *
     * @param pointers one or more
     * @return the constraint
     */
    public static Constraint atLeastOne(String... pointers) {
        List<JsonPointer> all = compile(1, pointers);
        return new Constraint(
                "any", pointers[0], "one at least of " + Arrays.toString(pointers), input -> count(all, input) >= 1);
    }

    /**
     * One number, or text, is not above another, where both are given.
     *
     * @param lower the pointer of the lower one
     * @param upper the pointer of the upper one
     * @return the constraint
     */
    public static Constraint ordered(String lower, String upper) {
        List<JsonPointer> both = compile(2, lower, upper);
        return new Constraint("order", lower, "at most " + upper, input -> {
            JsonNode low = input.at(both.get(0));
            JsonNode high = input.at(both.get(1));
            if (!isGiven(low) || !isGiven(high)) {
                return true;
            }
            return (low.isNumber() && high.isNumber())
                    ? low.decimalValue().compareTo(high.decimalValue()) <= 0
                    : low.asText().compareTo(high.asText()) <= 0;
        });
    }

    /**
     * A field is given where another has a certain value.
     *
     * @param condition the pointer of the other
     * @param value its value, as text
     * @param required the pointer of the field
     * @return the constraint
     */
    public static Constraint requiredIf(String condition, String value, String required) {
        List<JsonPointer> both = compile(2, condition, required);
        return new Constraint(
                "required if",
                required,
                "a value where " + condition + " is " + value,
                input -> !input.at(both.get(0)).asText().equals(value) || isGiven(input.at(both.get(1))));
    }

    private static List<JsonPointer> compile(int least, String... pointers) {
        if (pointers.length < least) {
            throw new InvalidValueException("pointers", Arrays.toString(pointers), least + " or more");
        }
        return Arrays.stream(pointers).map(Constraint::pointer).toList();
    }

    private static JsonPointer pointer(String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("pointer", text, "a JSON pointer, such as /payload/timeout");
        }
    }

    private static long count(List<JsonPointer> pointers, JsonNode input) {
        return pointers.stream().filter(pointer -> isGiven(input.at(pointer))).count();
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }
}
