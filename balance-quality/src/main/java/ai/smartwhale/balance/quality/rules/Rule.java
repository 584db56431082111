// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Something that must hold for every record. A missing cell breaks only {@link Required}. Immutable. */
public sealed interface Rule {

    /**
     * The field that is at fault where the rule is broken.
     *
     * @return its name
     */
    String field();

    /**
     * The field has a value.
     *
     * @param field its name
     */
    record Required(String field) implements Rule {
        /** Checks. */
        public Required {
            InvalidValueException.requireText("field", field);
        }
    }

    /**
     * The values are of a type.
     *
     * @param field its name
     * @param type the type
     */
    record OfType(String field, ValueType type) implements Rule {
        /** Checks. */
        public OfType {
            InvalidValueException.requireText("field", field);
            InvalidValueException.requirePresent("type", type);
        }
    }

    /**
     * The values are some of these.
     *
     * @param field its name
     * @param values all that are allowed, 1 or more
     */
    record AllowedValues(String field, Set<String> values) implements Rule {
        /** Checks and copies. */
        public AllowedValues {
            InvalidValueException.requireText("field", field);
            values = Set.copyOf(InvalidValueException.requirePresent("values", values));
            InvalidValueException.requireRange("values.size", values.size(), 1, Integer.MAX_VALUE);
        }
    }

    /**
     * The values are numbers within bounds.
     *
     * @param field its name
     * @param least the smallest that is allowed, if any
     * @param most the largest that is allowed, if any
     */
    record Range(String field, OptionalDouble least, OptionalDouble most) implements Rule {
        /** Checks. */
        public Range {
            InvalidValueException.requireText("field", field);
            InvalidValueException.requirePresent("least", least);
            InvalidValueException.requirePresent("most", most);
            double low = least.orElse(Double.NEGATIVE_INFINITY);
            if (!(low <= most.orElse(Double.POSITIVE_INFINITY))) {
                throw new InvalidValueException("least", low, "at most " + most);
            }
        }
    }

    /**
     * The values match a pattern as a whole. The pattern runs in linear time: it has no back references.
     *
     * @param field its name
     * @param pattern a regular expression
     */
    record Matches(String field, String pattern) implements Rule {
        /** Checks. */
        public Matches {
            InvalidValueException.requireText("field", field);
            InvalidValueException.requireText("pattern", pattern);
        }
    }

    /**
     * No value occurs twice.
     *
     * @param field its name
     */
    record Unique(String field) implements Rule {
        /** Checks. */
        public Unique {
            InvalidValueException.requireText("field", field);
        }
    }

    /**
     * Records that agree in some fields agree in another one.
     *
     * @param determinants the fields that decide, 1 or more
     * @param field the field that is decided
     */
    record Dependency(List<String> determinants, String field) implements Rule {
        /** Checks and copies. */
        public Dependency {
            determinants = List.copyOf(InvalidValueException.requirePresent("determinants", determinants));
            InvalidValueException.requireRange("determinants.size", determinants.size(), 1, 8);
            InvalidValueException.requireText("field", field);
        }
    }

    /**
     * The values are known to a reference.
     *
     * @param field its name
     * @param reference the name of the reference, given in {@link QualityRules#references()}
     */
    record Reference(String field, String reference) implements Rule {
        /** Checks. */
        public Reference {
            InvalidValueException.requireText("field", field);
            InvalidValueException.requireText("reference", reference);
        }
    }

    /**
     * A field compared with another one of the same record, both as numbers or dates where both are, else as texts.
     *
     * @param field its name
     * @param comparison how they must compare
     * @param other the other field
     */
    record Compared(String field, Comparison comparison, String other) implements Rule {
        /** Checks. */
        public Compared {
            InvalidValueException.requireText("field", field);
            InvalidValueException.requirePresent("comparison", comparison);
            InvalidValueException.requireText("other", other);
        }
    }

    /**
     * The names of all fields, in their order.
     *
     * @param fields the names
     * @param field always {@code ""}: a record as a whole is at fault
     */
    record Schema(List<String> fields, String field) implements Rule {
        /** Checks and copies. */
        public Schema {
            fields = List.copyOf(InvalidValueException.requirePresent("fields", fields));
            InvalidValueException.requireRange("fields.size", fields.size(), 1, Integer.MAX_VALUE);
            InvalidValueException.requirePresent("field", field);
        }

        /**
         * The names of all fields.
         *
         * @param fields in their order
         */
        public Schema(List<String> fields) {
            this(fields, "");
        }
    }

    /** How two values of a record must compare. */
    enum Comparison {
        /** Below the other. */
        LESS,
        /** Below or equal to the other. */
        AT_MOST,
        /** Equal to the other. */
        EQUAL,
        /** Equal to or above the other. */
        AT_LEAST,
        /** Above the other. */
        GREATER;

        /**
         * The comparison by its name in rule files.
         *
         * @param name such as {@code at-most}
         * @return the comparison, empty if there is none of that name
         */
        public static Optional<Comparison> named(String name) {
            for (Comparison one : values()) {
                if (one.name().replace('_', '-').equalsIgnoreCase(name)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }
}
