// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong, with the place at which the check is. For one check; not thread-safe. */
public final class Findings {

    private static final int LONGEST_VALUE = 60;

    private final int most;
    private final List<ValidationError> errors = new ArrayList<>();
    private Object[] path = new Object[16];
    private int depth;
    private boolean more;

    /**
     * Begins at the whole input.
     *
     * @param most how many errors are kept, 1 or more
     */
    public Findings(int most) {
        this.most = most;
    }

    /**
     * Goes into a field or an item.
     *
     * @param step its name or index
     */
    public void enter(Object step) {
        if (depth == path.length) {
            path = java.util.Arrays.copyOf(path, 2 * depth);
        }
        path[depth++] = step;
    }

    /** Goes back out. */
    public void leave() {
        depth--;
    }

    /**
     * Whether no more errors are kept, so that the check may end.
     *
     * @return true if so
     */
    public boolean isFull() {
        return more;
    }

    /**
     * Adds an error at the place where the check is.
     *
     * @param rule the rule that is broken
     * @param allowed what is allowed
     * @param value what is there, null if nothing is
     */
    public void add(String rule, String allowed, @Nullable JsonNode value) {
        add(pointer(), rule, allowed, value);
    }

    /**
     * Adds an error at any place.
     *
     * @param pointer the place
     * @param rule the rule that is broken
     * @param allowed what is allowed
     * @param value what is there, null if nothing is
     */
    public void add(String pointer, String rule, String allowed, @Nullable JsonNode value) {
        if (errors.size() >= most) {
            more = true;
            return;
        }
        errors.add(new ValidationError(pointer, rule, "allowed: " + allowed, shorten(value)));
    }

    /**
     * What was found.
     *
     * @return the report
     */
    public ValidationReport report() {
        return new ValidationReport(errors, !more);
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            pointer.append('/')
                    .append(String.valueOf(path[i]).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String shorten(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "";
        }
        if (value.isContainerNode()) {
            return (value.isArray() ? "a list of " : "an object of ") + value.size();
        }
        String text = value.asText();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + '…';
    }
}
