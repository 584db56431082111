// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import java.util.List;

/**
 * What is wrong with an input.
 *
 * @param errors everything that is, in the order of the rules; at most as many as asked for
 * @param complete whether there was no more
 */
public record ValidationReport(List<ValidationError> errors, boolean complete) {

    /** Copies the list. */
    public ValidationReport {
        errors = List.copyOf(errors);
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true without errors
     */
    public boolean valid() {
        return errors.isEmpty();
    }
}
